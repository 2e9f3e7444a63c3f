using System.Text;
using CoverageAnalyzer.Data.Text;
using CsCheck;

namespace CoverageAnalyzer.Tests.Text;

/// <summary>The tests run with culture data, so the platform's own normalisation is the judge.</summary>
public sealed class VietnameseTextTests
{
    private static readonly char[] Letters =
        [.. Range(0x20, 0x7E), .. Range(0xC0, 0x24F), .. Range(0x1E00, 0x1EFF), '\u212A', '\u212B'];

    private static readonly char[] Marks = [.. Range(0x300, 0x36F)];

    private const string Usual = "\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323aouêơưặ";

    private static readonly Gen<string> LatinText = Gen.OneOf(
        Gen.Int[0, Letters.Length - 1].Select(i => Letters[i]),
        Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]),
        Gen.Int[0, Usual.Length - 1].Select(i => Usual[i]))
        .Array[0, 24].Select(c => new string(c));

    [Fact]
    public void The_platform_that_judges_does_normalise() =>
        Assert.Equal("ệ", "e\u0302\u0323".Normalize(NormalizationForm.FormC));

    [Fact]
    public void Every_latin_letter_composes_from_its_decomposition_as_the_platform_says()
    {
        foreach (char c in Letters)
        {
            string decomposed = c.ToString().Normalize(NormalizationForm.FormD);
            Assert.Equal(decomposed.Normalize(NormalizationForm.FormC), VietnameseText.Compose(decomposed));
            Assert.Equal(c.ToString().Normalize(NormalizationForm.FormC), VietnameseText.Compose(c.ToString()));
        }
    }

    [Fact]
    public void Every_letter_with_every_mark_composes_as_the_platform_says()
    {
        foreach (char letter in Letters)
        {
            foreach (char mark in Marks)
            {
                string text = $"{letter}{mark}";
                Assert.Equal(text.Normalize(NormalizationForm.FormC), VietnameseText.Compose(text));
            }
        }
    }

    [Fact]
    public void Random_latin_texts_compose_as_the_platform_says() =>
        LatinText.Sample(
            text => VietnameseText.Compose(text) == text.Normalize(NormalizationForm.FormC)
                && VietnameseText.Compose(text.Normalize(NormalizationForm.FormD)) == text.Normalize(NormalizationForm.FormC),
            iter: 30_000);

    [Fact]
    public void A_composed_text_is_returned_as_it_is()
    {
        const string Name = "Xã Hướng Hiệp, huyện Đakrông";
        Assert.Same(Name, VietnameseText.Compose(Name));
    }

    [Fact]
    public void A_long_run_of_marks_takes_no_longer_than_its_length_asks()
    {
        string text = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 100_000));
        // The dots below come first (class 220), the acutes follow (230); the first dot joins the letter.
        Assert.Equal("ạ" + new string('\u0323', 99_999) + new string('\u0301', 100_000), VietnameseText.Compose(text));
    }

    [Theory]
    [InlineData("Đakrông", "Dakrong")]
    [InlineData("Ðông Hà", "Dong Ha")] // Eth in place of Đ, from Latin-1 keyboards
    [InlineData("Triệu Ái", "Trieu Ai")]
    [InlineData("Hươ\u0301ng Hoa\u0301", "Huong Hoa")]
    [InlineData("Ea H'leo", "Ea H'leo")]
    [InlineData("", "")]
    public void Accents_are_taken_off(string text, string expected) => Assert.Equal(expected, VietnameseText.WithoutAccents(text));

    [Theory]
    [InlineData("  Xã \u00A0 TRIỆU   ÁI\t", "xa trieu ai")]
    [InlineData("Đa KRông", "da krong")]
    [InlineData("\u00A0", "")]
    public void Names_are_looked_up_in_lower_case_without_accents_and_with_single_spaces(string text, string expected) =>
        Assert.Equal(expected, VietnameseText.ForSearch(text));

    [Fact]
    public void Composed_and_decomposed_spellings_of_a_name_are_the_same_for_search() =>
        LatinText.Sample(text => VietnameseText.ForSearch(text.Normalize(NormalizationForm.FormD)) == VietnameseText.ForSearch(text.Normalize(NormalizationForm.FormC)));

    private static IEnumerable<char> Range(int first, int last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
