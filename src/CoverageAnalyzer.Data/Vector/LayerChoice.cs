using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>Which layer of several is meant.</summary>
internal static class LayerChoice
{
    private const int MostNamesShown = 12;

    /// <summary>The layer asked for; else the only one; else the one of greatest weight, which is a finding.</summary>
    /// <param name="place">The file.</param>
    /// <param name="wanted">Name the user gives, or null.</param>
    /// <param name="layers">The layers, one or more.</param>
    /// <param name="nameOf">A layer's name.</param>
    /// <param name="weightOf">How likely a layer is meant.</param>
    /// <param name="findings">Takes the choice.</param>
    /// <exception cref="InputFileException">There is no such layer, or none at all.</exception>
    public static T Choose<T>(
        SourcePlace place, string? wanted, IReadOnlyList<T> layers, Func<T, string> nameOf, Func<T, long> weightOf, FindingLog findings)
    {
        string names = string.Join(", ", layers.Take(MostNamesShown).Select(nameOf)) + (layers.Count > MostNamesShown ? " …" : string.Empty);
        if (layers.Count == 0)
        {
            throw new InputFileException(
                place, LocalizedText.Of($"Tệp không có lớp bản đồ nào.", $"The file has no map layer."),
                LocalizedText.Of($"Hãy kiểm tra lại tệp đã xuất.", $"Check how the file was exported."));
        }

        if (!string.IsNullOrWhiteSpace(wanted))
        {
            string key = VietnameseText.Compose(wanted.Trim());
            foreach (T layer in layers)
            {
                if (string.Equals(VietnameseText.Compose(nameOf(layer)), key, StringComparison.OrdinalIgnoreCase))
                {
                    return layer;
                }
            }

            throw new InputFileException(
                place, LocalizedText.Of($"Không có lớp '{wanted}'.", $"There is no layer '{wanted}'."),
                LocalizedText.Of($"Các lớp có trong tệp: {names}.", $"Layers in the file: {names}."));
        }

        if (layers.Count == 1)
        {
            return layers[0];
        }

        T best = layers.OrderByDescending(weightOf).First();
        findings.Add(
            "layer-chosen", FindingRank.Info, place,
            LocalizedText.Of($"Tệp có {layers.Count} lớp: {names}.", $"The file has {layers.Count} layers: {names}."),
            LocalizedText.Of($"Đã chọn lớp '{nameOf(best)}'; nếu không đúng, hãy khai báo tên lớp.", $"Layer '{nameOf(best)}' was taken; if another is meant, state its name."));
        return best;
    }
}
