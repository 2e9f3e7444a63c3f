using System.CommandLine;
using System.Text;
using CoverageAnalyzer.Cli.Commands;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>Help in the reader's language: what the verb does, how it is typed, its options, and examples that run.</summary>
internal static class HelpText
{
    private const string Program = "coverage-analyzer";

    /// <summary>Help of the whole program.</summary>
    /// <param name="verbs">The verbs.</param>
    /// <param name="shared">The options on every verb.</param>
    /// <param name="language">The language.</param>
    public static string OfProgram(IReadOnlyList<Verb> verbs, SharedOptions shared, ReportLanguage language)
    {
        var text = new StringBuilder();
        text.AppendLine(new LocalizedText(
            "CoverageAnalyzer: từ tệp của bạn đến bán kính phục vụ bình quân, vùng phủ và các xã còn thiếu dịch vụ.",
            "CoverageAnalyzer: from your files to the average service radius, coverage and the communes that lack service.").In(language));
        Title(text, new("Cách dùng", "Usage"), language);
        text.AppendLine(new LocalizedText($"  {Program} LỆNH [tùy chọn]", $"  {Program} VERB [options]").In(language));
        Title(text, new("Lệnh", "Verbs"), language);
        Rows(text, [.. verbs.Select(v => (v.Name, v.Summary.In(language)))]);
        Title(text, new("Tùy chọn của mọi lệnh", "Options on every verb"), language);
        Rows(text, [.. OptionRows(shared.Descriptions, language), HelpRow(language), VersionRow(language)]);
        Title(text, new("Ví dụ", "Examples"), language);
        foreach (string example in (IEnumerable<string>)["analyze data/quang-tri-2012", .. verbs.Select(v => v.Examples[0]).Where(e => !e.StartsWith("analyze", StringComparison.Ordinal)).Take(2)])
        {
            text.AppendLine($"  {Program} {example}");
        }

        text.AppendLine();
        text.AppendLine(new LocalizedText($"Xem từng lệnh: {Program} LỆNH --help", $"More on a verb: {Program} VERB --help").In(language));
        Title(text, new("Mã thoát", "Exit codes"), language);
        Rows(text,
        [
            ("0", new LocalizedText("xong", "done").In(language)),
            ("1", new LocalizedText("không thực hiện được", "failed").In(language)),
            ("2", new LocalizedText("gõ sai lệnh, tùy chọn hoặc khóa của tệp nghiên cứu", "wrong verb, option or study key").In(language)),
            ("3", new LocalizedText("xong, có ghi nhận từ mức --fail-on", "done, with findings at or above --fail-on").In(language)),
            ("130", new LocalizedText("dừng bằng Ctrl-C hoặc bị yêu cầu kết thúc, không có gì thay đổi", "stopped by Ctrl-C or asked to end, nothing was changed").In(language)),
        ]);
        return text.ToString();
    }

    /// <summary>Help of one verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="shared">The options on every verb.</param>
    /// <param name="language">The language.</param>
    public static string OfVerb(Verb verb, SharedOptions shared, ReportLanguage language)
    {
        var text = new StringBuilder();
        Command command = verb.Command;
        string summary = verb.Summary.In(language);
        text.AppendLine(string.Concat(char.ToUpperInvariant(summary[0]).ToString(), summary.AsSpan(1), "."));
        Title(text, new("Cách dùng", "Usage"), language);
        text.Append($"  {Program} {verb.Name}");
        foreach (Argument argument in command.Arguments)
        {
            text.Append(argument.Arity.MaximumNumberOfValues > 1 ? $" {ValueNames.Of(argument.Name).In(language)}…" : $" {ValueNames.Of(argument.Name).In(language)}");
        }

        text.AppendLine(new LocalizedText(" [tùy chọn]", " [options]").In(language));
        if (command.Arguments.Count > 0)
        {
            Title(text, new("Tham số", "Arguments"), language);
            Rows(text, [.. command.Arguments.Select(a => (ValueNames.Of(a.Name).In(language), verb.Descriptions[a].In(language)))]);
        }

        Title(text, new("Tùy chọn", "Options"), language);
        Rows(text, [.. OptionRows(verb.Descriptions, language), .. OptionRows(shared.Descriptions, language), HelpRow(language)]);
        Title(text, new("Ví dụ", "Examples"), language);
        foreach (string example in verb.Examples)
        {
            text.AppendLine($"  {Program} {example}");
        }

        return text.ToString();
    }

    private static IEnumerable<(string, string)> OptionRows(IReadOnlyDictionary<Symbol, LocalizedText> descriptions, ReportLanguage language)
    {
        foreach ((Symbol symbol, LocalizedText description) in descriptions)
        {
            if (symbol is Option option)
            {
                string names = string.Join(", ", option.Aliases.Append(option.Name));
                string several = option.Arity.MaximumNumberOfValues > 1 ? "…" : string.Empty;
                yield return (option.HelpName is null ? names : $"{names} {ValueNames.Of(option.HelpName).In(language)}{several}", description.In(language));
            }
        }
    }

    private static (string, string) HelpRow(ReportLanguage language) => ("-h, --help", new LocalizedText("trợ giúp này", "this help").In(language));

    private static (string, string) VersionRow(ReportLanguage language) => ("--version", new LocalizedText("phiên bản", "the version").In(language));

    private static void Title(StringBuilder text, LocalizedText title, ReportLanguage language) => text.AppendLine().AppendLine(title.In(language) + ":");

    private static void Rows(StringBuilder text, IReadOnlyList<(string Name, string Text)> rows)
    {
        int width = rows.Max(r => r.Name.Length);
        foreach ((string name, string meaning) in rows)
        {
            text.AppendLine($"  {name.PadRight(width)}  {meaning}");
        }
    }
}
