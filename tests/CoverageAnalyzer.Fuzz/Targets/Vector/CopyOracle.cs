using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Reads rows of binary COPY as the shared store does: what a database at fault, or one that is none, may send.</summary>
internal static class CopyOracle
{
    /// <summary>Reads rows.</summary>
    /// <param name="bytes">What the server sends.</param>
    /// <returns>Nothing to compare; null where it is refused.</returns>
    public static LayerReading? Read(byte[] bytes)
    {
        try
        {
            using var reader = new CopyReader(new MemoryStream(bytes), "store");
            var polygons = new CopyPolygons();
            long rows = 0;
            while (reader.Next())
            {
                rows++;
                for (int cell = 0; cell < reader.CellCount; cell++)
                {
                    ReadCell(reader, cell, polygons);
                }
            }

            Oracle.Holds(rows == reader.Rows && !reader.Next(), "rows come after the last");
            foreach (double value in polygons.Build() is { } set ? (double[])[.. set.X, .. set.Y] : [])
            {
                Oracle.Holds(double.IsFinite(value), $"a vertex at {value}");
            }

            return new LayerReading([], polygons.Findings, string.Empty) { IsCompared = false };
        }
        catch (DataStoreException)
        {
            return null;
        }
    }

    private static void ReadCell(CopyReader reader, int cell, CopyPolygons polygons)
    {
        switch (cell)
        {
            case 0:
                reader.Text();
                break;
            case 1:
                reader.Number();
                break;
            case 2:
                reader.Integer();
                break;
            case 3:
                reader.Boolean();
                break;
            case 4:
                reader.Moment();
                break;
            case 5:
                bool isPoint = reader.Point(out double x, out double y);
                Oracle.Holds(!isPoint || (double.IsFinite(x) && double.IsFinite(y)), $"the point ({x}, {y}) was accepted");
                break;
            default:
                polygons.Add(reader);
                break;
        }
    }
}
