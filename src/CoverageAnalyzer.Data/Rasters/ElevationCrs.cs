using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The coordinate system a grid of heights is read in.</summary>
internal static class ElevationCrs
{
    /// <summary>Key of the study that states the system, for messages.</summary>
    public const string Key = "layers.elevation.crs";

    /// <summary>Decides from what the user and the file say and from where the corners of the grid then lie.</summary>
    /// <param name="place">The file.</param>
    /// <param name="declaration">What the file says.</param>
    /// <param name="userCrs">What the user says, or null. It wins over the file.</param>
    /// <param name="grid">The cells.</param>
    /// <param name="findings">Takes what was assumed or is doubtful.</param>
    /// <exception cref="InputFileException">No system is stated and none is certain, or the stated one cannot be that of the grid.</exception>
    public static CrsDecision Of(SourcePlace place, CrsDeclaration declaration, string? userCrs, RasterGrid grid, FindingLog findings)
    {
        double halfWidth = grid.CellWidth / 2, halfHeight = grid.CellHeight / 2; // of the corners the centres: an edge may lie just beyond a pole
        double west = grid.West + halfWidth, east = grid.CentreX(grid.Columns - 1), north = grid.North - halfHeight, south = grid.CentreY(grid.Rows - 1);
        var said = new FindingLog();
        CrsDecision decided = CrsDecision.Decide(place, declaration, userCrs, [west, east, east, west], [north, north, south, south], null, said);
        foreach (Finding finding in said.ToList().Where(f => f.Code != "crs-zone-doubtful"))
        {
            findings.Add(finding); // the corners of a grid may well lie abroad or in the sea: whether it covers the communes is seen later
        }

        if (decided.SwapAxes)
        {
            throw new InputFileException(
                place,
                LocalizedText.Of($"theo {decided.Crs} thì kinh độ và vĩ độ của lưới đổi chỗ cho nhau.", $"in {decided.Crs} longitude and latitude of the grid are swapped."),
                new("Xuất lại lưới từ QGIS với hệ tọa độ đúng.", "Export the raster again from QGIS in its right coordinate system."));
        }

        return decided;
    }
}
