using System.Globalization;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Reports.Profiles;
using CoverageAnalyzer.Studies.Radio;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>One link as people read it.</summary>
internal static class LinkText
{
    /// <summary>Says it.</summary>
    /// <param name="session">The call.</param>
    /// <param name="result">The link.</param>
    /// <param name="withQuantities">Whether every intermediate value is said too.</param>
    /// <param name="picture">File of the picture, or null.</param>
    public static void Say(Session session, LinkResult result, bool withQuantities, string? picture)
    {
        if (session.Json)
        {
            return;
        }

        RadioLink link = result.Link;
        LocalizedText azimuth = double.IsNaN(result.Path.AzimuthDegrees)
            ? LocalizedText.Empty
            : LocalizedText.Of($", hướng {result.Path.AzimuthDegrees:N1}°", $", azimuth {result.Path.AzimuthDegrees:N1}°");
        session.Say(new($"{result.Path.Transmitter.Vietnamese} → {result.Path.Receiver.Vietnamese}", $"{result.Path.Transmitter.English} → {result.Path.Receiver.English}"));
        LocalizedText facts = LocalizedText.Of(
            $"  {result.Path.Profile.LengthKilometres:N3} km, {result.Path.Profile.Count:N0} điểm ({result.Path.Source}){azimuth.Vietnamese}",
            $"  {result.Path.Profile.LengthKilometres:N3} km, {result.Path.Profile.Count:N0} points ({result.Path.Source}){azimuth.English}");
        session.Say(facts);
        string Polarized(string vertical, string horizontal) => link.Polarization == Polarization.Vertical ? vertical : horizontal;
        session.Say(LocalizedText.Of(
            $"  {link.FrequencyMHz:#,0.###} MHz, phân cực {Polarized("đứng", "ngang")}, ăng-ten phát cao {link.TransmitterHeightAboveGroundMetres:0.##} m, thu cao {link.ReceiverHeightAboveGroundMetres:0.##} m trên mặt đất",
            $"  {link.FrequencyMHz:#,0.###} MHz, {Polarized("vertical", "horizontal")} polarization, antennas {link.TransmitterHeightAboveGroundMetres:0.##} m and {link.ReceiverHeightAboveGroundMetres:0.##} m above ground"));
        session.Say(LocalizedText.Of(
            $"  {link.TimePercent:0.###} % thời gian, {link.LocationPercent:0.###} % địa điểm, ΔN = {link.RefractivityGradient:0.###} (k = {link.EffectiveEarthRadiusFactor:0.000}), N₀ = {link.SeaLevelRefractivity:0.###}",
            $"  {link.TimePercent:0.###} % of time, {link.LocationPercent:0.###} % of places, ΔN = {link.RefractivityGradient:0.###} (k = {link.EffectiveEarthRadiusFactor:0.000}), N₀ = {link.SeaLevelRefractivity:0.###}"));
        if (result.Path.Cover is { } cover)
        {
            SayCover(session, cover);
        }

        if (result.Clearance is { } clearance)
        {
            LocalizedText verdict = ProfileWords.Verdict(clearance), obstacle = ProfileWords.Obstacle(clearance, result.ObstacleElevationMetres);
            session.Say(LocalizedText.Empty);
            session.Say(verdict);
            session.Say(clearance.ObstacleIndex < 0 ? obstacle : new($"Vật cản lớn nhất: {obstacle.Vietnamese}", $"Worst obstacle: {obstacle.English}"));
            if (clearance.ObstacleIndex >= 0)
            {
                session.Say(LocalizedText.Of(
                    $"Vùng Fresnel thứ nhất ở đó: bán kính {clearance.FresnelMetres:N1} m; phần trong 60 % thông thoáng {clearance.FreeZoneFraction * 100:N0} %",
                    $"First Fresnel zone there: radius {clearance.FresnelMetres:N1} m; of its inner 60 % {clearance.FreeZoneFraction * 100:N0} % is free"));
            }
        }

        session.Say(LocalizedText.Empty);
        foreach (string line in Table(result, session.Language).Lines())
        {
            session.Say(LocalizedText.Same(line));
        }

        if (withQuantities)
        {
            foreach (LinkModelResult model in result.Models.Where(m => m.Loss.Quantities.Count > 0))
            {
                SayQuantities(session, model);
            }
        }

        if (!result.Path.Notice.IsEmpty && !session.Quiet)
        {
            session.Say(LocalizedText.Empty);
            session.Say(result.Path.Notice);
        }

        if (picture is not null)
        {
            session.Say(LocalizedText.Empty);
            session.Say(new($"Hình mặt cắt: {picture}", $"Picture of the path: {picture}"));
        }
    }

    private static void SayCover(Session session, LinkCover cover)
    {
        string In(ReportLanguage language) => string.Join("; ", cover.Counts.Select(c => LocalizedText.Of(
            $"{c.Class.Name.Vietnamese} ({c.Class.HeightMetres:0.#} m) {100.0 * c.Points / cover.Classes.Count:0} %",
            $"{c.Class.Name.English} ({c.Class.HeightMetres:0.#} m) {100.0 * c.Points / cover.Classes.Count:0} %").In(language)));
        session.Say(new($"  Lớp phủ ({cover.File}): {In(ReportLanguage.Vietnamese)}", $"  Land cover ({cover.File}): {In(ReportLanguage.English)}"));
        session.Say(new(
            $"  Ở máy thu: {cover.ReceiverWords.Vietnamese}. p1812 và các mô hình nhiễu xạ tính cây, nhà trên đường truyền; tầm nhìn thẳng, Hata, RMa và ITM thì không.",
            $"  At the receiver: {cover.ReceiverWords.English}. p1812 and the models of diffraction count trees and houses on the way; line of sight, Hata, RMa and ITM do not."));
        LocalizedText added = LocalizedText.Of(
            $"  Mức thu trong lớp này: {cover.Receiver.OffsetDb:+0.##;-0.##;0} dB với mọi mô hình, suy hao {cover.Receiver.LossDb:0.##} dB với mô hình không tự tính vật che",
            $"  Power in this class: {cover.Receiver.OffsetDb:+0.##;-0.##;0} dB for every model, {cover.Receiver.LossDb:0.##} dB of loss for models that know no clutter");
        if (cover.Receiver.OffsetDb != 0 || cover.Receiver.LossDb != 0)
        {
            session.Say(added);
        }
    }

    private static TextTable Table(LinkResult result, ReportLanguage language)
    {
        bool hasPower = !double.IsNaN(result.EirpDbm);
        LocalizedText[] headers =
        [
            new("Mô hình", "Model"), new("Tên", "Name"), new("Suy hao (dB)", "Loss (dB)"), .. hasPower ? [new LocalizedText("Công suất thu (dBm)", "Received (dBm)")] : Array.Empty<LocalizedText>(),
        ];
        var table = new TextTable([.. headers.Select(h => h.In(language))], [false, false, true, .. hasPower ? [true] : Array.Empty<bool>()]);
        foreach (LinkModelResult model in result.Models)
        {
            string loss = model.Loss.Refusal is not null ? "–" : NumberSigns.Print(model.Loss.LossDb, 2, language);
            string[] cells =
            [
                PropagationModels.TitleOf(model.Model.Name).In(language), model.Model.Name, model.IsHidden ? $"> {loss}" : loss,
                .. hasPower ? [double.IsNaN(model.ReceivedPowerDbm) ? "–" : NumberSigns.Print(model.ReceivedPowerDbm, 1, language)] : Array.Empty<string>(),
            ];
            table.Add(cells, model.Loss.Refusal?.In(language) ?? string.Join(' ', model.Loss.Warnings.Select(w => w.In(language))));
        }

        return table;
    }

    private static void SayQuantities(Session session, LinkModelResult model)
    {
        session.Say(LocalizedText.Empty);
        session.Say(new($"{model.Model.Name} ({model.Model.Source}): các giá trị trung gian", $"{model.Model.Name} ({model.Model.Source}): intermediate values"));
        string In(string vietnamese, string english) => new LocalizedText(vietnamese, english).In(session.Language);
        var table = new TextTable([In("Ký hiệu", "Symbol"), In("Giá trị", "Value"), In("Đơn vị", "Unit"), In("Công thức", "Equation")], [false, true, false, false]);
        foreach (ModelQuantity quantity in model.Loss.Quantities)
        {
            string value = double.IsNaN(quantity.Value) ? "–" : quantity.Value.ToString("G10", NumberSigns.For(session.Language));
            table.Add([quantity.Symbol, value, quantity.Unit, quantity.Equation], string.Empty);
        }

        foreach (string line in table.Lines())
        {
            session.Say(LocalizedText.Same($"  {line}"));
        }
    }
}
