using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Tests.Reports.Maps;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>
/// Holds a reader to its schema: what the schema forbids is refused, by a message in both languages that names the file and the key; what it allows is
/// read and makes a difference, or is refused by such a message. Null means that the key is left out.
/// </summary>
internal sealed class SettingsJudge
{
    private const int LongestMessage = 3000;
    private const int SchemaDepth = 256;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly SettingsFile file;
    private readonly JsonElement schema;
    private readonly SettingsDocument document;
    private readonly List<string> faults = [];

    /// <summary>Makes a judge.</summary>
    /// <param name="file">The kind of file.</param>
    /// <param name="root">Root of the repository.</param>
    public SettingsJudge(SettingsFile file, string root)
    {
        this.file = file;
        schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, file.Schema))).RootElement;
        document = new SettingsDocument(file, schema);
        Keys = SchemaKeys.Of(schema);
    }

    /// <summary>Every key.</summary>
    public IReadOnlyList<SchemaKey> Keys { get; }

    /// <summary>Cases judged.</summary>
    public int Cases { get; private set; }

    /// <summary>Of them, those that were read.</summary>
    public int Accepted { get; private set; }

    /// <summary>Of them, those that were run.</summary>
    public int Ran { get; private set; }

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Judges what the reader makes of every odd value at a key.</summary>
    /// <param name="key">The key.</param>
    public void Judge(SchemaKey key)
    {
        byte[] without = document.Without(key, out string good);
        string? plain = file.Read(without).Value is { } read ? ObjectText.Of(read) : null;
        foreach (OddValue odd in OddValue.All.Where(o => !key.IsElement || o.Form is OddForm.Value))
        {
            Cases++;
            long start = Environment.TickCount64;
            string where = $"{file.Name} {key} = {odd.Name}";
            try
            {
                Case(key, odd, good, plain, where);
            }
#pragma warning disable CA1031 // What escapes a reader is what is looked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                faults.Add($"{where}: {e.GetType().Name} {e.Message} {string.Join(' ', (e.StackTrace ?? string.Empty).Split('\n').Take(2).Select(l => l.Trim()))}");
            }

            if (Environment.TickCount64 - start > Longest.TotalMilliseconds)
            {
                faults.Add($"{where}: took {(Environment.TickCount64 - start) / 1000} s");
            }
        }
    }

    private void Case(SchemaKey key, OddValue odd, string good, string? plain, string where)
    {
        byte[] bytes = document.With(key, good, odd);
        SettingsAnswer answer = file.Read(bytes);
        bool? allowed = Allowed(key, odd, bytes);
        if (answer.Value is null)
        {
            if (allowed is true && odd.Form is OddForm.ByteOrderMark or OddForm.Comment or OddForm.TrailingComma)
            {
                faults.Add($"{where}: a good value was refused: {string.Join(' ', answer.Problems.Select(p => p.English))}");
            }

            CheckMessage(answer.Problems, key.Name, where);
            return;
        }

        Accepted++;
        if (allowed is false)
        {
            faults.Add($"{where}: was read against the schema");
            return;
        }

        string made = ObjectText.Of(answer.Value);
        bool isLeftOut = odd.Token == "null" && plain is not null;
        bool isUsual = odd.Form != OddForm.Value || IsDefault(key, odd.Token) || odd.Token == good || odd.Token is "\"\"" or "\" \"" or "{}" or "[]"; // nothing in it
        if (isLeftOut ? made != plain : made == plain && !isUsual && !file.NotKept.Contains(key.Path))
        {
            faults.Add($"{where}: {(isLeftOut ? "is not the same as no key" : "was read and makes no difference")}");
        }

        if (odd.Form == OddForm.Value && made != plain)
        {
            Ran++;
            SettingsAnswer run = file.Run(answer.Value);
            if (run.Value is null)
            {
                CheckMessage(run.Problems, null, where + " (run)");
            }
        }
    }

    private static bool IsDefault(SchemaKey key, string token) =>
        key.Schema.TryGetProperty("default", out JsonElement usual) && usual.GetRawText() == token;

    // What the schema says of the whole file; null where it cannot tell.
    private bool? Allowed(SchemaKey key, OddValue odd, byte[] bytes)
    {
        if (odd.Form is OddForm.Twice or OddForm.OtherCase || odd.Token.Contains("\\ud800", StringComparison.Ordinal) || odd.Token is "NaN" or "1e999")
        {
            return key.Steps[^1] == SchemaKeys.AnyName && odd.Form == OddForm.OtherCase; // a name that may be any
        }

        ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = SchemaDepth };
        using var document = JsonDocument.Parse(text, options);
        if (odd.Token == "null" && !key.IsElement)
        {
            return !key.IsRequired;
        }

        bool fits = !JsonSchemaCheck.FaultsOf(document.RootElement, schema, schema).Any();
        return fits ? true : odd.Token.Contains("\\u0000", StringComparison.Ordinal) || odd.Token.Length > 1000 ? null : false;
    }

    private void CheckMessage(IReadOnlyList<LocalizedText> problems, string? name, string where)
    {
        foreach (string message in (string[])[string.Join(' ', problems.Select(p => p.Vietnamese)), string.Join(' ', problems.Select(p => p.English))])
        {
            string? wrong = message.Trim().Length == 0 ? "refused without a word"
                : message.Length > LongestMessage ? $"a message of {message.Length} letters"
                : message.Any(c => char.IsControl(c) && c is not ('\n' or '\r')) ? "a message with control characters"
                : message.Contains("Exception", StringComparison.Ordinal) || message.Contains("   at ", StringComparison.Ordinal) || message.Contains("System.", StringComparison.Ordinal) ? "a message from within"
                : name is not null && !message.Contains(file.Name, StringComparison.Ordinal) ? "the message does not name the file"
                : name is not null && !message.Contains(name, StringComparison.OrdinalIgnoreCase) ? "the message does not name the key"
                : null;
            if (wrong is not null)
            {
                faults.Add($"{where}: {wrong}: {SettingsText.Shown(message, 300)}");
                return;
            }
        }

        if (problems.Count > 0 && problems.All(p => p.Vietnamese == p.English))
        {
            faults.Add($"{where}: one language only: {SettingsText.Shown(problems[0].English, 300)}");
        }
    }
}
