using System.Text;
using CoverageAnalyzer.Data.Vector;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>Decides the encoding of a text file from what its user said and from its bytes.</summary>
/// <param name="stated">The encoding the user stated, or null to find out.</param>
/// <param name="sample">
/// The file's first bytes, byte order mark included, followed by the parts of the rest that hold bytes above 127.
/// </param>
/// <returns>The encoding to decode with, and the choice in words.</returns>
/// <exception cref="ArgumentException">The stated encoding is not known; the message names those that are.</exception>
public delegate (Encoding Encoding, TextEncodingChoice Choice) TextEncodingDecider(string? stated, ReadOnlySpan<byte> sample);
