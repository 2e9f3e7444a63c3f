using System.Text.Json;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>A place in the documents of a schema: a key of an object, or the elements of a list.</summary>
/// <param name="Steps">Names of keys from the root on; <c>[0]</c> for an element of a list (the last, so that what it refers to may stand before it).</param>
/// <param name="Schema">What the schema says of the value.</param>
/// <param name="Owner">What it says of the object that has the key, or of the list.</param>
/// <param name="Branch">Name of the definition that the owner is, where there may be one of several: it tells keys of one path apart.</param>
internal sealed record SchemaKey(IReadOnlyList<string> Steps, JsonElement Schema, JsonElement Owner, string Branch)
{
    /// <summary>Step into a list.</summary>
    public const string Element = "[0]";

    /// <summary>Whether it is an element of a list.</summary>
    public bool IsElement => Steps[^1] == Element;

    /// <summary>The path as messages write it.</summary>
    public string Path => PathOf(Steps);

    /// <summary>The path of what has it.</summary>
    public string ParentPath => PathOf([.. Steps.SkipLast(1)]);

    /// <summary>The last name on the path: what a message must name.</summary>
    public string Name => Steps.Last(s => s != Element);

    /// <summary>Whether the owner cannot be without it.</summary>
    public bool IsRequired => !IsElement && Owner.TryGetProperty("required", out JsonElement required) && required.EnumerateArray().Any(r => r.GetString() == Steps[^1]);

    /// <inheritdoc/>
    public override string ToString() => Branch.Length == 0 ? Path : $"{Path} ({Branch})";

    private static string PathOf(IReadOnlyList<string> steps) =>
        steps.Aggregate(string.Empty, (path, step) => step == Element ? path + step : path.Length == 0 ? step : $"{path}.{step}");
}
