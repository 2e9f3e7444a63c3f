using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>An angle read from text.</summary>
/// <param name="Degrees">Decimal degrees, south and west negative.</param>
/// <param name="Axis">Latitude or longitude, by its letter.</param>
/// <param name="VietnameseLetter">True where the letter is Vietnamese beyond doubt (B, Đ, T, Bắc, Đông, Tây, Nam).</param>
/// <param name="HasLetterN">True where the letter is a bare N: north, or Nam (south) among Vietnamese letters.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ParsedAngle(double Degrees, AngleAxis Axis, bool VietnameseLetter, bool HasLetterN);
