using System.Reflection;
using System.Text.RegularExpressions;

namespace CoverageAnalyzer.Tests.Conventions;

/// <summary>A number that is a length, an area or a share says its unit in its name.</summary>
public sealed partial class UnitSuffixTests
{
    [Fact]
    public void No_public_property_of_the_engine_is_a_bare_distance_area_height_radius_or_share()
    {
        IEnumerable<string> bare =
            from type in Assembly.Load("CoverageAnalyzer.Engine").GetExportedTypes()
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where property.PropertyType == typeof(double) && Bare().IsMatch(property.Name)
            select $"{type.Name}.{property.Name}";
        Assert.Empty(bare);
    }

    [GeneratedRegex("(Distance|Area|Elevation|Radius|Share|Covered|Length|Range)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bare();
}
