using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Data.Sites;

/// <summary>Reads an antenna pattern in the format of the Planet tool (.msi, .pln), which makers of antennas publish.</summary>
/// <remarks>
/// Lines of a word and a value: NAME, FREQUENCY in MHz, GAIN in dBd unless dBi stands behind it, and after HORIZONTAL 360 and VERTICAL 360 as many lines of degree and
/// loss in dB. Losses are written with or without a minus. The vertical cut counts from the horizon downwards. Other words are passed over; a decimal comma is
/// a decimal point.
/// </remarks>
public static class AntennaPatternFile
{
    /// <summary>A pattern is two pages of figures: larger than this it is none.</summary>
    public const long MaximumBytes = 1 << 20;

    private const double DbiOfDbd = 2.15;

    /// <summary>No antenna has a null as deep, nor a gain as great.</summary>
    private const double MostLossDb = 200, MostGainDbi = 100;

    /// <summary>Reads a pattern.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputFileException">The file is missing, or not a pattern; the message names the line.</exception>
    public static AntennaPattern Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string file = Path.GetFileName(path);
        string[] lines;
        try
        {
            if (new FileInfo(path).Length > MaximumBytes)
            {
                throw Fault(file, null, new("tệp quá lớn nên không phải là giản đồ anten.", "the file is too large to be an antenna pattern."));
            }

            lines = File.ReadAllLines(path, Encoding.Latin1); // keywords and figures are plain letters; a name may be anything
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(
                SourcePlace.OfFile(file), new("không đọc được tệp giản đồ anten.", "the antenna pattern file cannot be read."), new("Kiểm tra tên tệp và quyền truy cập.", "Check its name and permissions."), e);
        }

        return Parse(lines, file);
    }

    /// <summary>Reads a pattern from its lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <exception cref="InputFileException">The lines are no pattern.</exception>
    public static AntennaPattern Parse(IReadOnlyList<string> lines, string file)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(file);
        string name = string.Empty;
        double gain = double.NaN, frequency = double.NaN;
        double[]? horizontal = null, vertical = null;
        for (int i = 0; i < lines.Count; i++)
        {
            string[] words = Words(lines[i]);
            switch (words.Length == 0 ? string.Empty : words[0].ToUpperInvariant())
            {
                case "NAME":
                    name = lines[i].Trim()[4..].Trim();
                    break;
                case "FREQUENCY":
                    frequency = words.Length > 1 && Number(words[1]) is double mhz ? mhz : double.NaN; // some makers write a band here
                    break;
                case "GAIN":
                    double stated = words.Length > 1 && Number(words[1]) is double g ? g : throw Fault(file, i, new("dòng GAIN không có số.", "the line GAIN has no number."));
                    bool isDbi = words.Skip(2).Any(w => w.Equals("dBi", StringComparison.OrdinalIgnoreCase));
                    gain = isDbi ? stated : stated + DbiOfDbd;
                    if (!(Math.Abs(gain) <= MostGainDbi))
                    {
                        throw Fault(file, i, LocalizedText.Of($"độ lợi {words[1]} không thể có.", $"a gain of {words[1]} cannot be."));
                    }

                    break;
                case "HORIZONTAL":
                    horizontal = Cut(lines, ref i, words, file);
                    break;
                case "VERTICAL":
                    vertical = Cut(lines, ref i, words, file);
                    break;
                default:
                    break;
            }
        }

        if (horizontal is null || vertical is null)
        {
            throw Fault(file, null, LocalizedText.Of(
                $"thiếu phần '{(horizontal is null ? "HORIZONTAL" : "VERTICAL")} 360'.", $"the part '{(horizontal is null ? "HORIZONTAL" : "VERTICAL")} 360' is missing."));
        }

        return new AntennaPattern(name.Length > 0 ? name : file, horizontal, vertical, double.NaN, gain, frequency);
    }

    private static double[] Cut(IReadOnlyList<string> lines, ref int i, string[] head, string file)
    {
        int at = i;
        if (head.Length < 2 || head[1] != "360")
        {
            throw Fault(file, i, LocalizedText.Of(
                $"sau {head[0]} phải là 360: mỗi độ một giá trị.", $"{head[0]} must be followed by 360: one value a degree."));
        }

        var lossDb = new double[AntennaPattern.Degrees];
        var given = new bool[AntennaPattern.Degrees];
        for (int n = 0; n < AntennaPattern.Degrees; n++)
        {
            do
            {
                i++;
            }
            while (i < lines.Count && string.IsNullOrWhiteSpace(lines[i]));
            string[] words = i < lines.Count ? Words(lines[i]) : [];
            if (words.Length < 2 || Number(words[0]) is not double degree || Number(words[1]) is not double loss)
            {
                throw Fault(file, Math.Min(i, lines.Count - 1), LocalizedText.Of(
                    $"phần {head[0]} (dòng {at + 1}) chỉ có {n} trong 360 giá trị.", $"the part {head[0]} (line {at + 1}) has {n} of 360 values."));
            }

            if (!(degree is >= 0 and < 360) || degree != Math.Floor(degree) || given[(int)degree] || !(Math.Abs(loss) <= MostLossDb))
            {
                throw Fault(file, i, LocalizedText.Of(
                    $"phần {head[0]} phải có mỗi độ từ 0 đến 359 một lần, suy hao đến {MostLossDb:0} dB; ở đây là '{words[0]} {words[1]}'.", $"the part {head[0]} must have each degree from 0 to 359 once, with a loss of up to {MostLossDb:0} dB; here stands '{words[0]} {words[1]}'."));
            }

            given[(int)degree] = true;
            lossDb[(int)degree] = Math.Abs(loss);
        }

        return lossDb;
    }

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static double? Number(string word) =>
        double.TryParse(word.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static InputFileException Fault(string file, int? line, LocalizedText problem) => new(
        SourcePlace.OfFile(file) with { Line = line + 1 },
        problem,
        new("Xuất lại giản đồ theo dạng Planet (.msi): NAME, GAIN, HORIZONTAL 360, VERTICAL 360.", "Export the pattern again as Planet (.msi): NAME, GAIN, HORIZONTAL 360, VERTICAL 360."));
}
