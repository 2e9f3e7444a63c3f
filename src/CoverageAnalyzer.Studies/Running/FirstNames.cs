using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The first names of a group of communes, as findings list them.</summary>
internal static class FirstNames
{
    private const int Most = 5;

    /// <summary>The names in order, and an ellipsis where there are more.</summary>
    /// <param name="communes">The communes.</param>
    public static string Of(Commune[] communes) =>
        string.Join(", ", communes.Take(Most).Select(c => c.Name)) + (communes.Length > Most ? ", …" : string.Empty);
}
