namespace CoverageAnalyzer.Tests.Conventions;

/// <summary>What is built from is pinned, and what is built is not in the repository; the whole check is <c>tests/reliability/sbom.py</c>.</summary>
public sealed class LockedPackagesTests
{
    [Fact]
    public void Every_project_has_a_lock_file_and_every_package_a_hash_that_is_the_caches()
    {
        (int code, string said) = ReliabilityScript.Run("-c", "import sbom; wrong = []; n = sbom.pinned(wrong); sbom.scripts(wrong); print(wrong, n > 50)");
        Assert.True(code == 0, said);
        Assert.Equal("[] True", said.Trim());
    }

    [Fact]
    public void No_program_is_in_the_repository()
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(Repository.Root, ".git")), "This is not a checkout.");
        (int code, string said) = ReliabilityScript.Run("-c", "import binaries; pictures, inputs, bad = binaries.look_through(); print(bad, pictures > 20)");
        Assert.True(code == 0, said);
        Assert.Equal("[] True", said.Trim());
    }

    [Fact]
    public void Versions_are_in_the_order_of_their_ecosystem()
    {
        // The order that semantic versioning 2.0.0, section 11, states; NuGet's four numbers and its taking no notice of case.
        (int code, string said) = ReliabilityScript.Run("-c", """
            from versions import key, within
            o = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.10.0", "2.0.0"]
            for e in ("npm", "nuget"):
                assert sorted(reversed(o), key=lambda v: key(v, e)) == o
            assert key("1.0", "nuget") == key("1.0.0.0+x", "nuget") and key("1.0.0.1", "nuget") > key("1.0.0", "nuget")
            assert key("1.0.0-RC", "nuget") == key("1.0.0-rc", "nuget") and key("1.0.0-RC", "npm") != key("1.0.0-rc", "npm")
            assert within("2.1.9", ["< 2.1.12"], "nuget") and not within("2.1.13", ["< 2.1.12"], "nuget")
            assert within("7.0.7", ["= 1.0.0", ">= 7.0.0, <= 7.0.7"], "npm") and not within("7.0.8", [">= 7.0.0, <= 7.0.7"], "npm") and within("8.0.0-beta.1", ["< 8.0.0"], "npm")
            """);
        Assert.True(code == 0, said);
    }
}
