using System.Diagnostics;
using System.Globalization;
using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Tests.Geodesy;

public sealed class ProjTextTests
{
    [Theory]
    [InlineData(9212, "+proj=tmerc +lat_0=0 +lon_0=106.25 +k=0.9999 +x_0=500000 +y_0=0 +a=6378137 +rf=298.257223563 +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m +no_defs")]
    [InlineData(32648, "+proj=tmerc +lat_0=0 +lon_0=105 +k=0.9996 +x_0=500000 +y_0=0 +a=6378137 +rf=298.257223563 +towgs84=0,0,0 +units=m +no_defs")]
    [InlineData(4326, "+proj=longlat +a=6378137 +rf=298.257223563 +towgs84=0,0,0 +no_defs")]
    public void A_system_is_written_as_PROJ_reads_it(int code, string text) => Assert.Equal(text, ProjText.Of(CoordinateReferenceSystem.FromEpsg(code)!));

    [Theory]
    [InlineData(9212)]
    [InlineData(5899)]
    [InlineData(3405)]
    [InlineData(2044)]
    [InlineData(32649)]
    public void PROJ_computes_what_we_compute(int code)
    {
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromEpsg(code)!;
        (double x, double y) = crs.FromWgs84(107.1, 16.8);
        string answer = Run("cs2cs", ["-f", "%.4f", "+proj=longlat +datum=WGS84 +no_defs", "+to", .. ProjText.Of(crs)!.Split(' ')], "107.1 16.8 0\n");
        string[] parts = answer.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(x, double.Parse(parts[0], CultureInfo.InvariantCulture), 0.002);
        Assert.Equal(y, double.Parse(parts[1], CultureInfo.InvariantCulture), 0.002);
    }

    [Theory]
    [InlineData(106.95, 16.7, "107-00")] // Quảng Trị as a whole lies nearest to it
    [InlineData(106.3, 16.7, "106-15")]
    [InlineData(105.0, 21.0, "zone 482")]
    [InlineData(2.3, 48.9, null)]
    public void The_zone_with_the_nearest_meridian_fits(double longitude, double latitude, string? zone) =>
        Assert.Equal(zone is null ? null : "VN-2000 / TM-3 " + zone, VietnamZone.At(longitude, latitude)?.Name);

    private static string Run(string program, string[] arguments, string input)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip(program + " is not on this machine");
            throw;
        }
    }
}
