using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Radio.Networks;

/// <summary>Whole rasters of results, handed out in bands as a network would.</summary>
internal static class MadeUpBands
{
    /// <summary>Hands a raster of states out in bands of so many rows.</summary>
    public static void Send(IRadioCoverageSink sink, RasterGrid grid, byte[] status, byte[][] operators, int rowsAtOnce, float[]? powerDbm = null, int[]? bestServer = null, byte[]? servers = null)
    {
        for (int first = 0; first < grid.Rows; first += rowsAtOnce)
        {
            int rows = Math.Min(rowsAtOnce, grid.Rows - first), from = first * grid.Columns, count = rows * grid.Columns;
            sink.Take(new RadioCoverageBand
            {
                FirstRow = first,
                Rows = rows,
                Columns = grid.Columns,
                Status = status.AsMemory(from, count),
                OperatorStatus = [.. operators.Select(o => (ReadOnlyMemory<byte>)o.AsMemory(from, count))],
                PowerDbm = (powerDbm ?? new float[status.Length]).AsMemory(from, count),
                BestServer = (bestServer ?? new int[status.Length]).AsMemory(from, count),
                Servers = (servers ?? new byte[status.Length]).AsMemory(from, count),
            });
        }
    }
}
