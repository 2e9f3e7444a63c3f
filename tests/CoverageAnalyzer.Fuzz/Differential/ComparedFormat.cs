using CoverageAnalyzer.Fuzz.Targets.Rasters;
using CoverageAnalyzer.Fuzz.Targets.Tables;
using CoverageAnalyzer.Fuzz.Targets.Vector;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>A format whose files another program reads too.</summary>
/// <param name="target">The format as it is attacked.</param>
internal abstract class ComparedFormat(FuzzTarget target)
{
    /// <summary>The format as it is attacked.</summary>
    public FuzzTarget Target { get; } = target;

    /// <summary>A format as it is compared; null where no other program reads the like.</summary>
    /// <param name="target">The format.</param>
    public static ComparedFormat? Of(FuzzTarget target) => target switch
    {
        VectorTarget vector => new VectorFormat(vector),
        TiffTarget or AsciiGridTarget or HgtTarget => new RasterFormat(target),
        CsvTarget table => new PointsFormat(table),
        _ => null,
    };

    /// <summary>Reads a file with our reader.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">Where it may be written.</param>
    /// <returns>What is to be compared; null where the file is refused.</returns>
    public abstract ComparedCase? Accept(byte[] file, CaseFolder folder);
}
