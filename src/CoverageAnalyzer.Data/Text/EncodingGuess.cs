namespace CoverageAnalyzer.Data.Text;

/// <summary>What bytes look like.</summary>
/// <param name="Best">The encoding that fits best.</param>
/// <param name="Confidence">0–1: 1 where nothing else fits, 0 where nothing fits at all.</param>
/// <param name="RunnerUp">The next best, or null where the text is plain ASCII.</param>
/// <param name="IsAsciiOnly">True where no byte tells encodings apart.</param>
public sealed record EncodingGuess(TextEncoding Best, double Confidence, TextEncoding? RunnerUp, bool IsAsciiOnly)
{
    /// <summary>Confidence below which the choice is to be checked by a person.</summary>
    public const double SureConfidence = 0.6;

    /// <summary>True where the choice is to be checked by a person.</summary>
    public bool IsDoubtful => Confidence < SureConfidence;
}
