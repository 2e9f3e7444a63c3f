using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Makes what a report says of mobile coverage over terrain of what was measured.</summary>
internal static class RadioReport
{
    /// <summary>How coverage is judged, for the words of reasons and headlines.</summary>
    /// <param name="settings">The study's settings.</param>
    public static LocalizedText BasisOf(RadioSettings settings)
    {
        LocalizedText title = PropagationModels.TitleOf(StudyKeys.MobileModels[(int)settings.Model]);
        return LocalizedText.Of(
            $"theo địa hình: {title.Vietnamese}, tới {settings.ReachKilometres:0.##} km quanh trạm", $"as the terrain allows it: {title.English}, up to {settings.ReachKilometres:0.##} km around a site");
    }

    /// <summary>Makes it.</summary>
    /// <param name="ground">The study.</param>
    /// <param name="measured">What was measured over the terrain.</param>
    /// <param name="circles">What was measured by distance.</param>
    public static RadioContent Of(StudyGround ground, RadioMeasure measured, MobileMeasure circles)
    {
        RadioSettings settings = ground.Study.Radio;
        PropagationModel model = AreaPredictions.ModelOf(settings.Model);
        RadioIndicators Indicators(RadioLayerShares layer) => RadioIndicators.Of(measured.Shares, layer, ground.Population, circles.AreaFraction, circles.PeopleFraction);
        RadioNetworkRequest request = measured.Run.Request;
        RadioClass usual = UsualClass(measured.Run.Sites, request.Preset);
        IReadOnlyList<string> operators = measured.Run.Network.Operators;
        return new RadioContent
        {
            Model = model.Name,
            ModelName = PropagationModels.TitleOf(model.Name),
            ModelSource = LocalizedText.Same(settings.Model == MobileModel.Hata ? "Hata 1980 (Okumura), COST 231-Hata" : model.Source),
            ReachKilometres = settings.ReachKilometres,
            ThresholdDbm = request.Preset.NeededDbm(usual, request.Margin, request.EdgeProbabilityFraction, request.LocationDeviationDb),
            ThresholdName = ThresholdOf(request, usual),
            ThresholdOrigin = request.Preset.Source,
            Assumptions = [.. AssumptionsOf(measured.Run)],
            Doubts = [.. DoubtsOf(settings, measured)],
            Any = Indicators(measured.Shares.Any),
            Operators = [.. operators.Select((name, o) => (name, Indicators(measured.Shares.Operators[o])))],
            All = measured.Shares.All is { } all ? Indicators(all) : null,
            Areas = measured.Areas,
            AreaPlane = measured.Areas is { } areas ? RadioGround.AreasIn(areas, ground.Plane.Crs) : null,
            UsesPopulationRaster = ground.Places is not null,
            PowerOffsetDb = settings.PowerOffsetDb,
            LandCover = measured.LandCover is { } cover
                ? new LandCoverContent(
                    ground.Inputs.LandCover!.Cover.Classes.Title, ground.Study.LandCover!.DisplayName, settings.ClutterFile is not null, model.UsesClutter, cover)
                : null,
            Measurements = measured.Measurements,
            MeasurementPlane = measured.Measurements is { } measurements ? RadioGround.PointsIn(measurements, ground.Plane.Crs) : null,
        };
    }

    // The technology most sites have among those that count.
    internal static RadioClass UsualClass(IReadOnlyList<RadioSite> sites, ReceptionPreset preset)
    {
        int[] count = new int[RadioClassNames.Keys.Count];
        foreach (RadioClass radio in sites.SelectMany(s => s.Sectors.Select(e => e.Radio).Distinct()).Where(r => !double.IsNaN(preset.ThresholdsDbm[(int)r])))
        {
            count[(int)radio]++;
        }

        return (RadioClass)Array.IndexOf(count, count.Max());
    }

    private static LocalizedText ThresholdOf(RadioNetworkRequest request, RadioClass usual)
    {
        LocalizedText where = request.Margin switch
        {
            ReceptionMargin.InVehicle => new("trong xe", "in a vehicle"),
            ReceptionMargin.Indoor => new("trong nhà", "indoors"),
            _ => new("ngoài trời", "outdoors"),
        };
        LocalizedText radio = usual == RadioClass.Unknown ? new("trạm không rõ công nghệ", "sites of unknown technology") : LocalizedText.Same(RadioClassNames.Keys[(int)usual]);
        double edge = double.IsNaN(request.EdgeProbabilityFraction) ? request.Preset.EdgeProbabilityFraction : request.EdgeProbabilityFraction;
        return LocalizedText.Of(
            $"{request.Preset.Title.Vietnamese}, {radio.Vietnamese}, {where.Vietnamese}, xác suất ở rìa {edge:P0}", $"{request.Preset.Title.English}, {radio.English}, {where.English}, {edge:P0} at the edge");
    }

    private static IEnumerable<RadioAssumedFigure> AssumptionsOf(RadioRunResult run)
    {
        BtsDefaults defaults = run.Request.Defaults;
        for (RadioClass radio = RadioClass.Unknown; radio <= RadioClass.Nr; radio++)
        {
            BtsClassDefaults of = defaults.Of(radio);
            LocalizedText name = radio == RadioClass.Unknown ? new("không rõ công nghệ", "unknown technology") : LocalizedText.Same(RadioClassNames.Keys[(int)radio]);
            int Sites(Func<RadioSector, bool> isMissing) => run.Sites.Count(s => s.Sectors.Any(e => e.Radio == radio && isMissing(e)));
            int heights = Sites(e => double.IsNaN(e.HeightAboveGroundMetres)), powers = Sites(e => double.IsNaN(e.EirpDbm) && double.IsNaN(e.TransmitPowerDbm)), frequencies = Sites(e => double.IsNaN(e.FrequencyMHz));
            if (heights > 0)
            {
                yield return Figure(new("độ cao ăng ten trên mặt đất", "antenna height above ground"), name, of.HeightAboveGroundMetres.Under, "m", of.HeightAboveGroundMetres.Source, heights);
            }

            if (powers > 0)
            {
                yield return Figure(new("công suất bức xạ (EIRP)", "radiated power (EIRP)"), name, of.EirpDbm, "dBm", of.TransmitPowerDbm.Source, powers);
            }

            if (frequencies > 0)
            {
                yield return Figure(new("tần số", "frequency"), name, of.FrequencyMHz.Under, "MHz", of.FrequencyMHz.Source, frequencies);
            }
        }
    }

    private static RadioAssumedFigure Figure(LocalizedText property, LocalizedText radio, Func<RadioAssumption, double> under, string unit, LocalizedText source, int sites)
    {
        LocalizedText Value(RadioAssumption assumption) => LocalizedText.Of($"{under(assumption):0.#}\u00A0{unit}", $"{under(assumption):0.#}\u00A0{unit}");
        return new(
            new($"{property.Vietnamese}, {radio.Vietnamese}", $"{property.English}, {radio.English}"),
            Value(RadioAssumption.Low), Value(RadioAssumption.Expected), Value(RadioAssumption.High), source, sites);
    }

    private static IEnumerable<LocalizedText> DoubtsOf(RadioSettings settings, RadioMeasure measured)
    {
        int sites = measured.Run.Sites.Count, unknownHeights = measured.Run.Sites.Count(s => s.Sectors.Any(e => double.IsNaN(e.HeightAboveGroundMetres)));
        if (unknownHeights > 0)
        {
            yield return LocalizedText.Of(
                $"{unknownHeights:N0} trong {sites:N0} trạm không ghi độ cao ăng ten: vùng chỉ phủ theo một số giả định được ghi là chưa chắc.",
                $"{unknownHeights:N0} of {sites:N0} sites state no antenna height: what only some assumptions cover is called uncertain.");
        }

        if (measured.Run.Network.RefusedSites.Count is > 0 and int refused)
        {
            yield return LocalizedText.Of(
                $"{refused:N0} trạm không tính được (ngoài mô hình độ cao, trên ô trống, hoặc ngoài phạm vi của mô hình truyền sóng): xem danh sách phát hiện.",
                $"{refused:N0} sites could not be worked out (outside the elevation model, on a void, or outside what the propagation model is made for): see the findings.");
        }

        double unknown = measured.Shares.Any.Area.Max(a => a.UnknownFraction);
        if (unknown > 0)
        {
            yield return new(
                "Có nơi không rõ vì thiếu độ cao trên đường truyền; xã có hơn 5 % chưa rõ thì không ghi tỷ lệ phủ.",
                "Some places are unknown because heights on the way are missing; a commune with more than 5 % unknown has no covered share.");
        }

        if (settings.Model == MobileModel.Rma && settings.ReachKilometres > 5)
        {
            yield return new(
                "3GPP RMa khi bị che chỉ công bố tới 5 km; xa hơn công thức được kéo dài.", "3GPP RMa out of sight is published to 5 km; beyond, its formula is carried on.");
        }

        if (settings.Model == MobileModel.Hata)
        {
            yield return new(
                "Okumura-Hata không xét địa hình: chỉ dùng để so với các quy hoạch cũ. Dưới 1 km dùng giá trị ở 1 km; độ cao, tần số giả định được giữ trong 30–200 m và tới 2.000 MHz.",
                "Okumura-Hata does not look at the terrain: use it to compare with older plans only. Below 1 km the value at 1 km is taken; assumed heights and frequencies are held to 30–200 m and up to 2,000 MHz.");
        }
    }
}
