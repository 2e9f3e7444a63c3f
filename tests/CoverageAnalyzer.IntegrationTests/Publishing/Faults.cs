using CoverageAnalyzer.Data.Import;

namespace CoverageAnalyzer.IntegrationTests.Publishing;

/// <summary>What a failing disk throws, as .NET makes it of the system's number; and what a user must be told of it.</summary>
internal static class Faults
{
    private const int Device = 5, Full = 28, Quota = 122;
    private const int DeviceWindows = unchecked((int)0x8007045D), FullWindows = unchecked((int)0x80070070), QuotaWindows = unchecked((int)0x8007050F);

    /// <summary>Number of kinds.</summary>
    public const int Kinds = 3;

    /// <summary>EIO, ENOSPC and EDQUOT in turn.</summary>
    public static IOException Of(int n) => (n % Kinds) switch
    {
        0 => new IOException("Input/output error", OperatingSystem.IsWindows() ? DeviceWindows : Device),
        1 => new IOException("No space left on device", OperatingSystem.IsWindows() ? FullWindows : Full),
        _ => new IOException("Disk quota exceeded", OperatingSystem.IsWindows() ? QuotaWindows : Quota),
    };

    /// <summary>Whether the message says that what is new stands, but may not outlive a power failure.</summary>
    public static bool IsUnconfirmed(InputFileException error) => error.Problem.English.Contains("did not confirm", StringComparison.Ordinal);

    /// <summary>Fails where the message lacks what is wrong, why, where, or what to do, in either language.</summary>
    public static void MustBeTold(InputFileException error, int n, string target, string at)
    {
        bool unconfirmed = IsUnconfirmed(error);
        string[] english = n % Kinds == 0 ? ["the device reported a fault", "Check the disk"] : ["its disk is full", "Free some space"];
        string[] vietnamese = n % Kinds == 0 ? ["thiết bị báo lỗi", "Kiểm tra đĩa"] : ["đĩa đã đầy", "Giải phóng chỗ trống"];
        foreach (string words in english.Append(unconfirmed ? "in its place" : "cannot be written to").Append(unconfirmed ? "run again" : "untouched"))
        {
            Assert.True($"{error.Problem.English} {error.Remedy.English}".Contains(words, StringComparison.Ordinal), $"{at}: '{words}' is not in: {error.Message}");
        }

        foreach (string words in vietnamese.Append(unconfirmed ? "đúng chỗ" : "không ghi được").Append(unconfirmed ? "chạy lại" : "nguyên vẹn"))
        {
            Assert.True($"{error.Problem.Vietnamese} {error.Remedy.Vietnamese}".Contains(words, StringComparison.Ordinal), $"{at}: '{words}' is not in: {error.Problem.Vietnamese}");
        }

        Assert.True(error.Place.File == target, at);
    }

    /// <summary>Fails where the file or folder whose flush failed was flushed again: a second flush may say "done" of what is lost.</summary>
    public static void MustNotFlushAgain(IReadOnlyList<string> done, int n, string at)
    {
        if (n <= done.Count && done[n - 1] is { } failed && (failed.StartsWith("flush ", StringComparison.Ordinal) || failed.StartsWith("sync ", StringComparison.Ordinal)))
        {
            Assert.False(done.Skip(n).Contains(failed), $"{at}: flushed again after it failed.");
        }
    }
}
