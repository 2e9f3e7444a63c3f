using System.Globalization;
using System.Text;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Tests.Rules;

/// <summary>The page <c>docs/rule-sets.md</c>: the sets that come with the program, their rules, and the facts a rule may name.</summary>
internal static class RuleSetPage
{
    private const string Head = """
        # Rule sets that come with the program / Các bộ quy tắc có sẵn

        Made from the files in [data/rules](../data/rules); a test keeps the two in step. A rule's note and source stand in the file, in the report
        and in `eligibility.csv`. How to choose a set, and how to write one: [classification.md](classification.md).

        Trang này lập từ các tệp trong [data/rules](../data/rules); một phép thử giữ cho hai bên khớp nhau. Ghi chú và nguồn của từng quy tắc có trong tệp,
        trong báo cáo và trong `eligibility.csv`. Cách chọn và cách tự viết: [classification.vi.md](classification.vi.md).

        | status | means | nghĩa |
        |---|---|---|
        | read / đã đọc văn bản | The threshold was read in the text, or in an official news item about it. | Đã đọc ngưỡng trong văn bản hoặc trong tin chính thức về văn bản. |
        | fitted to published figures / suy ra từ số liệu công bố | Read in no legal text, but it reproduces published figures. | Không có trong văn bản nào đã đọc, nhưng tái lập được số liệu đã công bố. |
        | partly read / đọc được một phần | The instrument was found, its threshold only in part. | Tìm thấy văn bản nhưng chỉ đọc được một phần ngưỡng. |
        | not found / chưa tìm thấy văn bản | Looked for and not found: no provision of law. | Đã tìm mà chưa thấy: không phải quy định của pháp luật. |
        | proposal / đề xuất | A proposal of this program or of the user: no provision of law. | Đề xuất của chương trình hoặc của người dùng: không phải quy định của pháp luật. |
        | comparator / chỉ để so sánh | Not in force on the day of the set; applied to compare. | Không có hiệu lực vào ngày của bộ quy tắc; chỉ áp dụng để so sánh. |

        """;

    /// <summary>The page as it should be.</summary>
    public static string Text()
    {
        var page = new StringBuilder(Head);
        foreach (RuleSet set in RuleSetReader.BuiltIn.Select(n => RuleSetReader.Load(n, ".")))
        {
            WriteSet(page, set);
        }

        WriteFacts(page);
        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>True where the program gives a value to the fact at some kind of unit; else what depends on it is undecidable.</summary>
    public static bool IsMeasured(FactDefinition fact)
    {
        var facts = new StudyFacts(new StudyFactInputs
        {
            Communes = [new CommuneIndicators { Commune = Commune }],
            Villages = [new VillageIndicators { Village = Village }],
            Districts = [[0]],
        });
        FactQuery query = fact.Parameter switch
        {
            FactParameter.Height => new(fact.Fact, 200, FactUnit.Metres),
            FactParameter.Slope => new(fact.Fact, 15, FactUnit.Percent),
            FactParameter.Distance => new(fact.Fact, 3, FactUnit.Kilometres),
            _ => new(fact.Fact),
        };
        return fact.Scopes.Any(s => !facts.Of(s, 0, query).Unknown.English.StartsWith("the study has no such figure", StringComparison.Ordinal));
    }

    private static Commune Commune => new() { Index = 0, Code = "1", Name = "A" };

    private static Village Village => new() { Index = 0, Code = "1", LongitudeDegrees = 107, LatitudeDegrees = 16.8 };

    private static void WriteSet(StringBuilder page, RuleSet set)
    {
        string day = set.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        page.Append(CultureInfo.InvariantCulture, $"\n## {set.Id}: {set.Title.English} / {set.Title.Vietnamese}\n\nAs of / tính đến {day}.");
        if (!set.Note.IsEmpty)
        {
            page.Append(CultureInfo.InvariantCulture, $" {set.Note.English} / {set.Note.Vietnamese}");
        }

        page.Append("\n\n| id | title / tên | unit / đơn vị | decides / xếp loại | met where / đạt khi | instrument, article / văn bản, điều | in force / hiệu lực | status / độ chắc chắn |\n|---|---|---|---|---|---|---|---|\n");
        foreach (Rule rule in set.Rules)
        {
            LocalizedText when = RuleConditionWords.Of(rule.When, set);
            string instrument = rule.Instrument.IsEmpty ? string.Empty : $"{Both(rule.Instrument)}{(rule.Article.Length == 0 ? string.Empty : $" ({rule.Article})")}";
            string status = Both(Of(ColumnChoices.Statuses, ColumnChoices.Of(rule.Status))) + (rule.IsComparator ? "; comparator / chỉ để so sánh" : string.Empty);
            string decides = rule.Decides == UnitClass.None ? string.Empty : $"`{RuleKeys.Classes[(int)rule.Decides - 1]}`";
            page.Append(CultureInfo.InvariantCulture, $"| {rule.Id} | {Both(rule.Title)} | {Both(Of(ColumnChoices.Scopes, ColumnChoices.Of(rule.Scope)))} | {decides} | {when.English}<br>{when.Vietnamese} | {instrument} | {InForce(rule)} | {status} |\n");
        }

        if (set.Lists.Count > 0)
        {
            page.Append("\nLists it asks for / danh sách cần có: ")
                .AppendJoin("; ", set.Lists.Select(l => $"`{l.Id}` ({Both(l.Title)})")).Append(".\n");
        }
    }

    private static void WriteFacts(StringBuilder page)
    {
        page.Append("""

            ## Facts a rule may name / Các dữ kiện dùng trong quy tắc

            Shares are from 0 to 1 (`0.95`, `"2/3"`). A fact of yes or no has no threshold. A fact marked *none yet* is named by legal texts, but no study
            has it: what depends on it is undecidable.

            Tỷ lệ ghi từ 0 đến 1 (`0.95`, `"2/3"`). Dữ kiện có hoặc không thì không có ngưỡng. Dữ kiện ghi *chưa có* được văn bản nhắc đến nhưng chưa nghiên cứu
            nào có: quy tắc dựa vào đó là chưa xác định được.

            | `fact` | meaning / nghĩa | unit / đơn vị tính | beside it / kèm theo | judged for / xét cho | value / số liệu |
            |---|---|---|---|---|---|

            """);
        foreach (FactDefinition fact in FactCatalog.All)
        {
            string beside = fact.Parameter switch
            {
                FactParameter.Height => "`heightMetres`",
                FactParameter.Slope => "`slope`, `slopeUnit` (percent, degrees)",
                FactParameter.Distance => "`distance`, `distanceUnit` (km, mile)",
                _ => string.Empty,
            };
            string unit = fact.Measure == FactMeasure.YesNo ? "yes or no / có hoặc không" : fact.UnitName;
            string name = string.Format(CultureInfo.InvariantCulture, Both(fact.Name), string.Empty, "…");
            page.Append(CultureInfo.InvariantCulture, $"| `{fact.Key}` | {name} | {unit} | {beside} | {string.Join(", ", fact.Scopes.Select(s => RuleKeys.Scopes[(int)s]))} | {(IsMeasured(fact) ? string.Empty : "*none yet / chưa có*")} |\n");
        }
    }

    private static LocalizedText Of(IReadOnlyList<(string Value, LocalizedText Text)> choices, string value) => choices.First(c => c.Value == value).Text;

    private static string InForce(Rule rule)
    {
        string from = EligibilityColumns.DayOf(rule.InForceFrom), to = EligibilityColumns.DayOf(rule.InForceTo);
        return (from.Length, to.Length) switch
        {
            (0, 0) => string.Empty,
            (_, 0) => $"from / từ {from}",
            (0, _) => $"to / đến {to}",
            _ => $"{from} – {to}",
        };
    }

    private static string Both(LocalizedText text) => text.English == text.Vietnamese ? text.English : $"{text.English} / {text.Vietnamese}";
}
