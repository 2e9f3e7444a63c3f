using System.CommandLine;
using System.CommandLine.Parsing;
using CoverageAnalyzer.Cli.Commands;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>Says in the reader's language what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageCheck
{
    /// <summary>The first fault of the command line, or null.</summary>
    /// <param name="parsed">What the user typed.</param>
    /// <param name="verbs">The verbs.</param>
    /// <param name="shared">The options on every verb.</param>
    public static LocalizedText? FaultOf(ParseResult parsed, IReadOnlyList<Verb> verbs, SharedOptions shared)
    {
        Verb? verb = verbs.FirstOrDefault(v => v.Command == parsed.CommandResult.Command);

        // An argument that takes several values also takes what only looks like an option; behind "--" it may.
        int end = parsed.Tokens.ToList().FindIndex(t => t.Type == TokenType.DoubleDash), behind = end < 0 ? 0 : parsed.Tokens.Count - end - 1;
        string? unknown = parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens[0]
            : parsed.CommandResult.Tokens.SkipLast(behind).Select(t => t.Value).FirstOrDefault(t => t.Length > 1 && t.StartsWith('-'));
        if (EndOfOptions(parsed, end, verb, shared) is LocalizedText ended)
        {
            return ended;
        }

        if (verb is null)
        {
            return unknown is null
                ? new LocalizedText("Thiếu lệnh. Xem: coverage-analyzer --help", "No verb given. See: coverage-analyzer --help")
                : Unknown(unknown, new("lệnh", "verb"), unknown.StartsWith('-') ? OptionNames(shared.Descriptions).Append("--version").Append("--help") : verbs.Select(v => v.Name));
        }

        if (unknown is not null)
        {
            return unknown.StartsWith('-')
                ? Unknown(unknown, new("tùy chọn", "option"), OptionNames(verb.Descriptions).Concat(OptionNames(shared.Descriptions)).Append("--help"))
                : LocalizedText.Of($"Thừa '{unknown}'. Xem: coverage-analyzer {verb.Name} --help", $"'{unknown}' is one too many. See: coverage-analyzer {verb.Name} --help");
        }

        foreach (Argument argument in verb.Command.Arguments)
        {
            if (argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 })
            {
                LocalizedText name = ValueNames.Of(argument.Name);
                return LocalizedText.Of(
                    $"Thiếu {name.Vietnamese}: {verb.Descriptions[argument].Vietnamese}. Ví dụ: coverage-analyzer {verb.Examples[0]}",
                    $"{name.English} is missing: {verb.Descriptions[argument].English}. Example: coverage-analyzer {verb.Examples[0]}");
            }
        }

        foreach (ParseError error in parsed.Errors)
        {
            string name = error.SymbolResult switch
            {
                OptionResult option => option.Option.Name,
                ArgumentResult argument => argument.Argument.Name,
                _ => verb.Name,
            };

            // An option that takes one value and got two, or none at all.
            return error.SymbolResult is OptionResult { IdentifierTokenCount: > 1 }
                ? LocalizedText.Of($"{name} được ghi nhiều lần; chỉ ghi một lần.", $"{name} stands more than once; give it once.")
                : error.SymbolResult is OptionResult { Tokens.Count: 0 }
                ? LocalizedText.Of($"{name} cần một giá trị. Xem: coverage-analyzer {verb.Name} --help", $"{name} needs a value. See: coverage-analyzer {verb.Name} --help")
                : LocalizedText.Of($"{name}: giá trị không dùng được. Xem: coverage-analyzer {verb.Name} --help", $"{name}: the value cannot be used. See: coverage-analyzer {verb.Name} --help");
        }

        return null;
    }

    /// <summary>What is wrong about "--", behind which no word is an option any more: it stands where a value should, or before what would be taken for a file of an option's name.</summary>
    private static LocalizedText? EndOfOptions(ParseResult parsed, int end, Verb? verb, SharedOptions shared)
    {
        if (end < 0)
        {
            return null;
        }

        Option? before = end > 0 && parsed.Tokens[end - 1].Type == TokenType.Option ? Named(parsed.Tokens[end - 1].Value) : null;
        if (before is { Arity.MinimumNumberOfValues: > 0 })
        {
            return LocalizedText.Of(
                $"{before.Name} cần một giá trị, và '--' không phải là giá trị. Tệp hay thư mục tên '--' ghi là ./--",
                $"{before.Name} needs a value, and '--' is none. A file or folder named '--' is written ./--");
        }

        string? behind = parsed.Tokens.Skip(end + 1).Select(t => t.Value).FirstOrDefault(t => Named(t.Split('=')[0]) is not null);
        return behind is null ? null : LocalizedText.Of(
            $"'{SettingsText.Shown(behind)}' đứng sau '--', nơi không còn tùy chọn nào; hãy ghi trước '--'. Tệp mang tên này ghi với ./ ở đầu.",
            $"'{SettingsText.Shown(behind)}' stands behind '--', where options end; put it before. A file of that name is written with ./ before it.");

        Option? Named(string word) => OptionsOf(verb, shared).FirstOrDefault(o => o.Name == word || o.Aliases.Contains(word));
    }

    private static IEnumerable<Option> OptionsOf(Verb? verb, SharedOptions shared) =>
        (verb?.Descriptions.Keys ?? []).Concat(shared.Descriptions.Keys).OfType<Option>();

    private static IEnumerable<string> OptionNames(IReadOnlyDictionary<Symbol, LocalizedText> symbols) =>
        symbols.Keys.OfType<Option>().Select(o => o.Name);

    private static LocalizedText Unknown(string word, LocalizedText kind, IEnumerable<string> known)
    {
        string? near = Suggestions.Closest(word, known);
        return near is null
            ? LocalizedText.Of($"Không có {kind.Vietnamese} '{word}'. Xem: coverage-analyzer --help", $"There is no {kind.English} '{word}'. See: coverage-analyzer --help")
            : LocalizedText.Of($"Không có {kind.Vietnamese} '{word}'. Có phải ý bạn là '{near}'?", $"There is no {kind.English} '{word}'. Did you mean '{near}'?");
    }
}
