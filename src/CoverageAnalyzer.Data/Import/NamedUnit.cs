namespace CoverageAnalyzer.Data.Import;

/// <summary>A commune, district or province as names are looked up: its name in all forms, and what lies in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CommuneIndex">Index of the commune; −1 for a district or province.</param>
/// <param name="Parts">Districts of a province, communes of a district.</param>
internal sealed record NamedUnit(AdministrativeName Name, int CommuneIndex, List<NamedUnit> Parts)
{
    /// <summary>The units of a list that a name can mean: with equal accents; if none, without accents; if none, with y = i.</summary>
    /// <param name="units">Where to look.</param>
    /// <param name="name">The name looked for.</param>
    /// <param name="accentsAgree">True where they were found with equal accents.</param>
    public static List<NamedUnit> Find(IReadOnlyList<NamedUnit> units, AdministrativeName name, out bool accentsAgree)
    {
        accentsAgree = true;
        if (name.IsEmpty)
        {
            return [];
        }

        List<NamedUnit> found = [.. units.Where(u => u.Name.Exact == name.Exact)];
        if (found.Count == 0)
        {
            accentsAgree = false;
            found = [.. units.Where(u => u.Name.Plain == name.Plain)];
            if (found.Count == 0)
            {
                found = [.. units.Where(u => u.Name.Folded == name.Folded)];
            }

            found = Nearest(found, name);
        }

        // "Thị xã Hồng Ngự" and "Huyện Hồng Ngự": the kind decides where the row names one.
        if (found.Count > 1 && name.Kind.Length > 0 && found.Exists(u => u.Name.Kind == name.Kind))
        {
            found.RemoveAll(u => u.Name.Kind != name.Kind);
        }

        return found;
    }

    /// <summary>Accents as tie-breaker: of several that agree without them, those whose accents differ least.</summary>
    private static List<NamedUnit> Nearest(List<NamedUnit> found, AdministrativeName name)
    {
        if (found.Count < 2)
        {
            return found;
        }

        int least = found.Min(u => AdministrativeName.Distance(u.Name.Exact, name.Exact));
        return [.. found.Where(u => AdministrativeName.Distance(u.Name.Exact, name.Exact) == least)];
    }
}
