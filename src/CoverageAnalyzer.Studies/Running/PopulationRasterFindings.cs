using System.Globalization;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What a population raster says beside the communes' stated populations.</summary>
internal static class PopulationRasterFindings
{
    /// <summary>A commune whose stated population is this many times the raster's, or the other way round, is named.</summary>
    private const double Telling = 2;

    /// <summary>Adds the findings.</summary>
    /// <param name="file">The raster's file.</param>
    /// <param name="allPeople">People in all cells of the raster.</param>
    /// <param name="inCommune">People of the raster in each commune.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Add(string file, double allPeople, double[] inCommune, IReadOnlyList<Commune> communes, FindingLog findings)
    {
        var place = new SourcePlace { File = Path.GetFileName(file) };
        double inside = inCommune.Sum();
        if (allPeople - inside > 0.5)
        {
            var outside = (Vi: Vi(allPeople - inside), En: En(allPeople - inside));
            findings.Add(
                "population-raster-outside",
                FindingRank.Info,
                place,
                new($"{outside.Vi} người của lưới ở ngoài mọi xã.", $"{outside.En} people of the raster live outside every commune."),
                new("Không tính những người này.", "They are left out."));
        }

        Commune[] unknown = [.. communes.Where(c => double.IsNaN(c.Population) && inCommune[c.Index] > 0)];
        if (unknown.Length > 0)
        {
            findings.Add(
                "population-from-raster",
                FindingRank.Info,
                place,
                new(
                    $"{Vi(unknown.Length)} xã không nêu dân số; theo lưới có {Vi(unknown.Sum(c => inCommune[c.Index]))} người.",
                    $"{En(unknown.Length)} communes state no population; by the raster they have {En(unknown.Sum(c => inCommune[c.Index]))} people."),
                new("Dùng số người của lưới.", "The raster's people are used."));
        }

        Commune[] stated = [.. communes.Where(c => c.Population > 0)];
        Commune[] scaled = [.. stated.Where(c => inCommune[c.Index] > 0)], missed = [.. stated.Where(c => !(inCommune[c.Index] > 0))];
        if (scaled.Length > 0)
        {
            double byRaster = scaled.Sum(c => inCommune[c.Index]), byTable = scaled.Sum(c => c.Population);
            findings.Add(
                "population-raster-scaled",
                FindingRank.Info,
                place,
                new(
                    $"{Vi(scaled.Length)} xã có dân số nêu trong bảng: tổng {Vi(byTable)} người, theo lưới {Vi(byRaster)} người.",
                    $"{En(scaled.Length)} communes have a stated population: {En(byTable)} people together, {En(byRaster)} by the raster."),
                new(
                    "Lưới cho biết người ở đâu trong xã; tổng của mỗi xã là dân số đã nêu.",
                    "The raster says where in a commune people live; each commune's total is the stated one."));
        }

        Commune[] apart = [.. scaled.Where(c => c.Population > Telling * inCommune[c.Index] || inCommune[c.Index] > Telling * c.Population)];
        if (apart.Length > 0)
        {
            findings.Add(
                "population-raster-differs",
                FindingRank.Warning,
                place,
                new(
                    $"ở {Vi(apart.Length)} xã, dân số đã nêu và dân số theo lưới chênh nhau hơn 2 lần: {FirstNames.Of(apart)}.",
                    $"in {En(apart.Length)} communes the stated population and the raster's differ by more than a factor of 2: {FirstNames.Of(apart)}."),
                new("Dùng dân số đã nêu; kiểm tra đơn vị, năm và hệ tọa độ của lưới.", "The stated population is used; check the raster's unit, year and coordinate system."));
        }

        if (missed.Length > 0)
        {
            findings.Add(
                "population-raster-misses",
                FindingRank.Warning,
                place,
                new(
                    $"lưới không có người nào trong {Vi(missed.Length)} xã có dân số: {FirstNames.Of(missed)}.",
                    $"the raster has nobody in {En(missed.Length)} communes that have a population: {FirstNames.Of(missed)}."),
                new("Dân số các xã này được rải đều trên diện tích xã.", "Their people are spread evenly over their area."));
        }
    }

    private static string Vi(double number) => Math.Round(number).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    private static string En(double number) => Math.Round(number).ToString("#,0", CultureInfo.InvariantCulture);
}
