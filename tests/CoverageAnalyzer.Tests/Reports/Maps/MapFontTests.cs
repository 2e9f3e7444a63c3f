using System.Text;
using CoverageAnalyzer.Reports.Maps.Drawing;
using SkiaSharp;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>The font inside the program has every Vietnamese letter, composed and with loose marks.</summary>
public sealed class MapFontTests
{
    private static readonly string Letters = LettersOfVietnamese();

    [Theory]
    [InlineData("NotoSans-Regular.ttf")]
    [InlineData("NotoSans-Bold.ttf")]
    public void Every_Vietnamese_letter_has_a_glyph(string font)
    {
        using Stream stream = typeof(MapRenderer).Assembly.GetManifestResourceStream("fonts/" + font)!;
        using SKTypeface typeface = SKTypeface.FromStream(stream);
        Assert.Equal(2 * ((12 * 6) + 1), Letters.EnumerateRunes().Count()); // 12 vowels in 6 tones and đ, small and capital
        Assert.All(Letters.EnumerateRunes(), r => Assert.NotEqual(0, typeface.GetGlyph(r.Value)));
        Assert.All("0123456789,.·–≤≥<>√π×²%()/+abcxyzABCXYZ\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031B", c => Assert.NotEqual(0, typeface.GetGlyph(c)));
    }

    /// <summary>A name with loose marks is as wide as the same name composed: each mark is set over its letter, not beside it.</summary>
    [Theory]
    [InlineData("Xã Hướng Phùng")]
    [InlineData("Thị trấn Bến Quan")]
    [InlineData("Đặc khu Cồn Cỏ")]
    public void Loose_marks_are_set_over_their_letters(string name)
    {
        using var font = new MapFont();
        string loose = name.Normalize(NormalizationForm.FormD);
        Assert.NotEqual(name.Length, loose.Length);
        Assert.Equal(font.WidthOf(name, 12, false), font.WidthOf(loose, 12, false), 0.75);
    }

    [Fact]
    public void Long_texts_break_at_spaces_and_lose_no_word()
    {
        using var font = new MapFont();
        const string Text = "Bán kính phục vụ bình quân của từng xã, so với mục tiêu của tỉnh và của cả nước";
        IReadOnlyList<string> lines = font.Wrap(Text, 12, false, 140);
        Assert.Equal(Text, string.Join(' ', lines));
        Assert.All(lines, l => Assert.True(font.WidthOf(l, 12, false) <= 140));
        Assert.Equal(["Hyperlongword"], font.Wrap("Hyperlongword", 12, false, 5));
    }

    private static string LettersOfVietnamese()
    {
        var letters = new StringBuilder("đĐ");
        foreach (char vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
        {
            foreach (string tone in (string[])["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"])
            {
                letters.Append((vowel + tone).Normalize(NormalizationForm.FormC));
            }
        }

        return letters.ToString();
    }
}
