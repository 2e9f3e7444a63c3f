using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Web.Layers;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Lines in tiles, simplified for each zoom.</summary>
internal sealed class LineTiles : ITileLayer
{
    private const int LineKind = 2;

    private readonly ArcLevel[] levels;
    private readonly double[] thresholds = [.. Enumerable.Range(0, LayerShape.GreatestZoom + 1).Select(LayerShape.ThresholdAt)];
    private readonly int[] featureOfLine;
    private readonly BoxIndex index;

    /// <summary>Prepares a layer.</summary>
    /// <param name="lines">The lines, longitude and latitude in degrees.</param>
    /// <param name="featureOfLine">Of each line the feature it is a part of.</param>
    /// <param name="cancellation">Stops the work.</param>
    public LineTiles(PolylineSet lines, int[] featureOfLine, CancellationToken cancellation)
    {
        this.featureOfLine = featureOfLine;
        int[] columns = Array.ConvertAll(lines.X, WorldGrid.Column), rows = Array.ConvertAll(lines.Y, WorldGrid.Row);
        levels = ArcLevel.PerZoom(new(columns, rows, EffectiveAreas.OfLines(columns, rows, lines.LineStart, cancellation), lines.LineStart), thresholds);
        var boxes = new GridBox[lines.LineCount];
        for (int l = 0; l < boxes.Length; l++)
        {
            boxes[l] = GridBox.Empty;
            for (int i = lines.LineStart[l]; i < lines.LineStart[l + 1]; i++)
            {
                boxes[l] = boxes[l].Including(columns[i], rows[i]);
            }
        }

        index = new BoxIndex(boxes);
    }

    /// <inheritdoc/>
    public void Add(TileAddress address, TileScratch scratch)
    {
        index.Find(address.Box, scratch.Found);
        scratch.Found.Sort((a, b) => (featureOfLine[a], a).CompareTo((featureOfLine[b], b)));
        for (int k = 0; k < scratch.Found.Count; k++)
        {
            int line = scratch.Found[k];
            Trace(line, address, scratch.Path);
            scratch.Clip.Line(scratch.Path, scratch.Encoder);
            if (k + 1 == scratch.Found.Count || featureOfLine[scratch.Found[k + 1]] != featureOfLine[line])
            {
                scratch.Encoder.EndFeature(featureOfLine[line], LineKind);
            }
        }
    }

    /// <summary>Number of lines.</summary>
    public int LineCount => featureOfLine.Length;

    /// <summary>The feature a line is a part of.</summary>
    /// <param name="line">The line.</param>
    public int FeatureOf(int line) => featureOfLine[line];

    /// <summary>A line at a zoom, uncut, in steps of the zoom's tiles from the world's north-west corner.</summary>
    /// <param name="line">The line.</param>
    /// <param name="zoom">The zoom.</param>
    /// <param name="path">Is emptied and takes it.</param>
    public void Line(int line, int zoom, TilePath path) => Trace(line, new TileAddress(zoom, 0, 0), path);

    private void Trace(int line, TileAddress address, TilePath path)
    {
        ArcLevel level = levels[address.Zoom];
        int rounded = address.RoundedBits, shift = address.Shift + rounded, half = shift > 0 ? 1 << (shift - 1) : 0;
        path.Count = 0;
        for (int i = level.ArcStart[line]; i < level.ArcStart[line + 1]; i++)
        {
            if (level.Areas[i] >= thresholds[address.Zoom])
            {
                path.Add((((level.Columns[i] + half) >> shift) << rounded) - address.StepX, (((level.Rows[i] + half) >> shift) << rounded) - address.StepY);
            }
        }
    }
}
