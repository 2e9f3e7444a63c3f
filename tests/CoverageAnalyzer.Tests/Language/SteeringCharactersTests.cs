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
    public void Characters_of_two_units_steer_where_they_are_formats_or_of_plane_14()
    {
        var left = new List<int>();
        for (int i = 0x10000; i <= 0x10FFFF; i++)
        {
            string text = "x" + char.ConvertFromUtf32(i);
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(i);
            int units = SteeringCharacters.UnitsAt(text, 1);
            Assert.Equal(0, SteeringCharacters.UnitsAt(text, 2)); // its second half
            if (i is >= 0xE0000 and <= 0xE0FFF)
            {
                Assert.Equal(2, units); // all are ignored where they are shown, those of no meaning yet too
            }
            else if (category is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned)
            {
                if (category == UnicodeCategory.Format && units == 0)
                {
                    left.Add(i);
                }
            }
            else
            {
                Assert.Equal(0, units);
            }
        }

        Assert.Equal([0x110BD, 0x110CD], left); // signs before numbers of Kaithi, which are shown
    }

    [Fact]
    public void Half_a_character_does_not_steer() =>
        Assert.Equal([0, 0, 0, 2, 0], Enumerable.Range(0, 5).Select(i => SteeringCharacters.UnitsAt("\uDB40a\uDC41\U000E0041", i)));

    [Fact]
    public void Vietnamese_is_left_alone()
    {
        const string text = "Xã Hướng Phùng, huyện Đa Krông – ‘Ngã ba’ Lao Bảo… Ổn định ẵ ự ỹ e\u0302\u0301 😀";
        Assert.DoesNotContain(Enumerable.Range(0, text.Length), i => SteeringCharacters.UnitsAt(text, i) > 0);
    }
}
