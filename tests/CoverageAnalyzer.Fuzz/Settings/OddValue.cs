namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>Something odd to put at a key of a file of settings.</summary>
/// <param name="Name">What it is, for reports.</param>
/// <param name="Form">How it is put there.</param>
/// <param name="Token">The JSON text in place of the key's value, where the form asks for one.</param>
internal sealed record OddValue(string Name, OddForm Form, string Token = "")
{
    private const int Deep = 100;

    /// <summary>All of them: values of every kind, then forms of the text around a good value.</summary>
    public static IReadOnlyList<OddValue> All { get; } =
    [
        Of("null"), Of("true"), Of("\"\""), Of("\" \""), new("a text of a million letters", OddForm.Value, $"\"{new string('a', 1_000_000)}\""),
        Of("-1"), Of("0"), Of("1e999"), Of("NaN"), Of("\"NaN\""), Of("1e-320"), Of("9223372036854775808"), Of("3.5"), Of("[]"), Of("{}"),
        new("lists 100 deep", OddForm.Value, new string('[', Deep) + new string(']', Deep)), new("objects 100 deep", OddForm.Value, string.Concat(Enumerable.Repeat("{\"a\":", Deep)) + "1" + new string('}', Deep)),
        Of("\"../../etc/passwd\""), Of("\"http://x/y\""), Of("\"\\u0000\""), Of("\"\\ud800\""),
        new("the key twice", OddForm.Twice), new("the key in another case", OddForm.OtherCase), new("a byte-order mark", OddForm.ByteOrderMark),
        new("a comment", OddForm.Comment), new("a trailing comma", OddForm.TrailingComma),
    ];

    private static OddValue Of(string token) => new(token, OddForm.Value, token);
}
