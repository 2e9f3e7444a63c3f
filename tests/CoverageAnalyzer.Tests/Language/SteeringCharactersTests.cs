using System.Globalization;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Tests.Language;

/// <summary>Which characters steer: all controls, separators of lines and format characters of one unit; no letter, mark, number or sign.</summary>
public sealed class SteeringCharactersTests
{
    [Fact]
    public void Controls_and_formats_steer_and_what_is_shown_does_not()
    {
        for (int i = 0; i <= char.MaxValue; i++)
        {
            char c = (char)i;
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(c);
            bool isShown = category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
            Assert.False(isShown && SteeringCharacters.Steers(c), $"U+{i:X4}");
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                Assert.True(SteeringCharacters.Steers(c), $"U+{i:X4}");
            }
        }

        // Format characters that do not show are all in it, but for the signs before numbers of other scripts, which do.
        char[] left = [.. Enumerable.Range(0, char.MaxValue + 1).Select(i => (char)i).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format && !SteeringCharacters.Steers(c))];
        Assert.Equal("\u0600\u0601\u0602\u0603\u0604\u0605\u06DD\u070F\u0890\u0891\u08E2", new string(left));
    }

    [Fact]
    public void Vietnamese_is_left_alone() =>
        Assert.DoesNotContain("Xã Hướng Phùng, huyện Đa Krông – ‘Ngã ba’ Lao Bảo… Ổn định ẵ ự ỹ e\u0302\u0301", SteeringCharacters.Steers);
}
