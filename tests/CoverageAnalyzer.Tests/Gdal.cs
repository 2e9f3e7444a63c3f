using System.Diagnostics;

namespace CoverageAnalyzer.Tests;

/// <summary>
/// The command-line tools of GDAL as a second judge. Where they are absent a test is skipped with a line that says so; with <c>CI=true</c> it fails.
/// </summary>
internal static class Gdal
{
    /// <summary>Runs a tool (ogr2ogr, ogrinfo, gdal_translate, gdalinfo) and gives what it printed.</summary>
    public static string Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            string message = $"{tool} of gdal-bin is not installed";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
        }

        using (process)
        {
            Task<string> error = process!.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(60_000), $"{tool} hangs");
            Assert.True(process.ExitCode == 0, $"{tool} {string.Join(' ', arguments)}: {error.Result}");
            return output;
        }
    }
}
