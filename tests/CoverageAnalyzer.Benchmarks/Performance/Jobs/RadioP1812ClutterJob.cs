using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>ITU-R P.1812-8 over land cover of which some half is forest of 15 m, in patches of about half a kilometre; land cover is in memory, putting it on the window of a site is timed.</summary>
internal sealed class RadioP1812ClutterJob : RadioAreaWork
{
    private readonly PatchyForest cover = new();

    /// <inheritdoc/>
    public override string Name => "radio-p1812-clutter";

    /// <inheritdoc/>
    protected override string What => "P.1812 complete with clutter";

    /// <inheritdoc/>
    protected override AreaPrediction Prediction() => new LandCoverArea(new P1812Sweep(), cover);

    private sealed class PatchyForest : LandCover
    {
        private const int Patch = 16; // cells

        public override RasterGrid Grid { get; }

        public override ClutterClasses Classes { get; } = new(
            LocalizedText.Same("made up"), [new ClutterClass(10, LocalizedText.Same("forest"), 15, 0, 0, FigureBasis.Judgement, LocalizedText.Same("made up"))]);

        public override void Read(int row, int column, int rows, int columns, Span<byte> classes)
        {
            for (int r = 0; r < rows; r++)
            {
                for (int c = 0; c < columns; c++)
                {
                    uint patch = (uint)(((row + r + 4096) / Patch * 73_856_093) ^ ((column + c + 4096) / Patch * 19_349_663));
                    classes[(r * columns) + c] = (byte)((patch * 2_654_435_761) >> 31);
                }
            }
        }
    }
}
