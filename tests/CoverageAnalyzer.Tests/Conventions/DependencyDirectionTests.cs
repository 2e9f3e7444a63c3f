using System.Reflection;

namespace CoverageAnalyzer.Tests.Conventions;

/// <summary>Project references go one way: Engine ◄ Data, Engine ◄ Reports, both ◄ Studies.</summary>
public sealed class DependencyDirectionTests
{
    [Theory]
    [InlineData("CoverageAnalyzer.Engine", "")]
    [InlineData("CoverageAnalyzer.Data", "CoverageAnalyzer.Engine")]
    [InlineData("CoverageAnalyzer.Reports", "CoverageAnalyzer.Engine")]
    [InlineData("CoverageAnalyzer.Studies", "CoverageAnalyzer.Data CoverageAnalyzer.Engine CoverageAnalyzer.Reports")]
    public void A_project_refers_only_to_those_before_it(string project, string allowed)
    {
        string[] found = [.. Assembly.Load(project).GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n.StartsWith("CoverageAnalyzer.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
        Assert.Empty(found.Except(allowed.Split(' ')));
    }

    [Fact]
    public void The_engine_touches_no_file_no_console_and_no_clock()
    {
        string[] forbidden = ["System.Console", "System.IO.FileSystem", "System.Net.Sockets", "System.Net.Http", "Microsoft.Data.Sqlite"];
        Assert.Empty(Assembly.Load("CoverageAnalyzer.Engine").GetReferencedAssemblies().Select(a => a.Name).Intersect(forbidden));
    }
}
