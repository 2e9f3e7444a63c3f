namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>Random overlays over ten sizes: areas add up to 1e-9 whatever makes them.</summary>
[Trait("Kind", "Robust")]
public sealed class OverlayTests
{
    [Fact]
    public void Two_stars_have_together_what_they_have_less_what_both_have() => Run("two-stars", 0.2, OverlayIdentities.TwoStars);

    [Fact]
    public void Our_overlaps_of_stars_are_those_of_another_program() => Run("two-programs", 0.1, OverlayIdentities.StarsOfTwoPrograms);

    [Fact]
    public void A_province_is_the_sum_of_its_communes() => Run("communes", 0.1, OverlayIdentities.Communes);

    [Fact]
    public void On_the_ellipsoid_as_well() => Run("ellipsoid", 0.1, OverlayIdentities.EllipsoidalCommunes);

    [Fact]
    public void Service_areas_add_up_to_the_province_and_their_shares_to_communes() => Run("service-areas", 0.1, OverlayIdentities.ServiceAreaSums);

    [Fact]
    public void Service_areas_far_from_the_origin_are_those_at_the_origin() => Run("service-areas-moved", 0.1, OverlayIdentities.ServiceAreasMoved);

    [Fact]
    public void Outlines_of_cells_have_the_area_of_the_cells() => Run("radio-areas", 0.1, CellIdentities.RadioAreas);

    [Fact]
    public void What_discs_cover_of_the_parts_is_what_they_cover_of_the_whole() => Run("disc-parts", 0.2, DiscIdentities.Parts);

    [Fact]
    public void A_greater_radius_and_a_further_site_cover_no_less() => Run("disc-monotone", 0.1, DiscIdentities.Monotone);

    [Fact]
    public void A_move_by_whole_metres_changes_nothing() => Run("disc-moved", 0.1, DiscIdentities.Moved);

    private static void Run(string name, double part, Func<int, double> relativeError)
    {
        var run = new RobustRun(name);
        for (int seed = 0; seed < RobustRun.Overlays(part); seed++)
        {
            int own = seed;
            run.Case(own, () => relativeError(own));
        }

        Assert.Empty(run.Finish());
    }
}
