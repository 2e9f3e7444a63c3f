using CoverageAnalyzer.Data.Import;
using CsCheck;

namespace CoverageAnalyzer.Tests.Import;

/// <summary>Near places against a look at every place.</summary>
public sealed class NearPlacesTests
{
    [Fact]
    public void AgreesWithALookAtEveryPlace() =>
        Gen.Select(Gen.Long[-40, 40], Gen.Long[-40, 40]).Array[0, 300].Sample(cells =>
        {
            var places = new NearPlaces(0);
            for (int i = 0; i < cells.Length; i++)
            {
                (long column, long line) = cells[i];
                int[] expected =
                [
                    .. Enumerable.Range(0, i).Where(j => Math.Abs(cells[j].Item1 - column) <= 1 && Math.Abs(cells[j].Item2 - line) <= 1)
                        .OrderBy(j => cells[j].Item1).ThenBy(j => cells[j].Item2).ThenBy(j => j),
                ];
                Assert.Equal(expected, places.Near(column, line));
                places.Add(column, line, i);
            }
        });
}
