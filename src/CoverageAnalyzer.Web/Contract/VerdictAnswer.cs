namespace CoverageAnalyzer.Web.Contract;

/// <summary>What a rule says of a feature.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Title">Its title, for people.</param>
/// <param name="Verdict">Stored word: <c>yes | no | undecidable</c>.</param>
/// <param name="VerdictText">The same for people.</param>
/// <param name="Status">How well the text of the rule is known, stored word: <c>read | fit | partly | not_found | proposal</c>.</param>
/// <param name="StatusText">The same for people.</param>
/// <param name="Reason">Why, a sentence.</param>
internal sealed record VerdictAnswer(string Rule, string Title, string Verdict, string VerdictText, string Status, string StatusText, string Reason);
