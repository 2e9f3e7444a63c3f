using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>Bounds on the features of a layer by the bytes of its files: features are held in memory, and a few bytes must not ask for a thousand times as many there.</summary>
internal static class LayerBounds
{
    /// <summary>So many features are read however little each holds.</summary>
    private const long FreeFeatures = 100_000;

    /// <summary>The least bytes of a feature that has a place: a point alone takes more in every format.</summary>
    private const int LeastBytesOfFeature = 24;

    /// <summary>So many values are held however few bytes they were read from; beyond them one for each byte.</summary>
    private const long FreeValues = 1_000_000;

    private const int FewestFields = 16;

    /// <summary>Refuses a layer of many features that hold next to nothing.</summary>
    /// <param name="place">The file.</param>
    /// <param name="features">Features it has.</param>
    /// <param name="bytes">Bytes of its files.</param>
    /// <exception cref="InputFileException">They cannot be features of a map.</exception>
    public static void RefuseHollow(SourcePlace place, long features, long bytes)
    {
        if (features > FreeFeatures && bytes / features < LeastBytesOfFeature)
        {
            throw new InputFileException(
                place,
                LocalizedText.Of(
                    $"Lớp có {features:N0} đối tượng trong {bytes:N0} byte: các đối tượng đều rỗng.",
                    $"The layer has {features:N0} features in {bytes:N0} bytes: they are empty."),
                LocalizedText.Of($"Hãy xuất lại lớp có hình học.", $"Export the layer again, with its geometry."));
        }
    }

    /// <summary>How many fields of a layer are read: all of any real one.</summary>
    /// <param name="features">Features it has.</param>
    /// <param name="bytes">Bytes of its files.</param>
    public static int MostFields(long features, long bytes) => (int)Math.Clamp((FreeValues + bytes) / Math.Max(1, features), FewestFields, int.MaxValue);
}
