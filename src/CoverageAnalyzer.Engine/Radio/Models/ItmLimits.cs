using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Range of the Irregular Terrain Model: what it refuses and what it warns of. Source: NTIA Report 82-100, table 1; ITM 1.2.2.</summary>
internal static class ItmLimits
{
    /// <summary>Why the model gives nothing for a link, or null.</summary>
    /// <param name="link">The link.</param>
    /// <param name="settings">The settings.</param>
    public static LocalizedText? Refusal(RadioLink link, ItmSettings settings)
    {
        double tx = link.TransmitterHeightAboveGroundMetres, rx = link.ReceiverHeightAboveGroundMetres;
        return Outside(link.FrequencyMHz, 20, 20_000) ? Text("tần số", "frequency", link.FrequencyMHz, 20, 20_000, "MHz")
            : Outside(tx, 0.5, 3000) ? Text("chiều cao anten phát", "height of the transmitting antenna", tx, 0.5, 3000, "m")
            : Outside(rx, 0.5, 3000) ? Text("chiều cao anten thu", "height of the receiving antenna", rx, 0.5, 3000, "m")
            : Outside(link.SeaLevelRefractivity, 250, 400) ? Text("độ khúc xạ N₀", "refractivity N₀", link.SeaLevelRefractivity, 250, 400, "N")
            : !Share(link.TimePercent) ? Percent("tỷ lệ thời gian", "share of time", link.TimePercent)
            : !Share(link.LocationPercent) ? Percent("tỷ lệ địa điểm", "share of locations", link.LocationPercent)
            : !Share(settings.SituationPercent) ? Percent("tỷ lệ tình huống", "share of situations", settings.SituationPercent)
            : !Enum.IsDefined(settings.Climate) ? Unknown("vùng khí hậu vô tuyến", "radio climate", (int)settings.Climate)
            : !Enum.IsDefined(settings.Variability) ? Unknown("kiểu biến thiên", "mode of variability", (int)settings.Variability)
            : !Enum.IsDefined(link.Polarization) ? Unknown("phân cực", "polarization", (int)link.Polarization)
            : !(settings.GroundRelativePermittivity >= 1) || !(settings.GroundConductivitySiemensPerMetre > 0) ? Ground()
            : ItmGround.Impedance(link.FrequencyMHz, link.Polarization, settings) is var z && !(z.Real > Math.Abs(z.Imaginary)) ? Ground()
            : null;
    }

    /// <summary>Why the model gives nothing for the air over a path, or null.</summary>
    /// <param name="surfaceRefractivity">N_s.</param>
    public static LocalizedText? Refusal(double surfaceRefractivity) => surfaceRefractivity is >= 150 and <= 400
        ? null
        : Text("độ khúc xạ mặt đất Nₛ", "surface refractivity Nₛ", surfaceRefractivity, 150, 400, "N");

    /// <summary>What is near the edge.</summary>
    /// <param name="path">The path.</param>
    /// <param name="variability">The shares asked for.</param>
    public static List<LocalizedText> Warnings(ItmPath path, ItmVariability variability)
    {
        List<LocalizedText> warnings = [];
        if (Outside(path.FrequencyMHz, 40, 10_000))
        {
            warnings.Add(Near("Tần số", "Frequency", path.FrequencyMHz, 40, 10_000, "MHz"));
        }

        Terminal(warnings, path, path.Transmitter, "máy phát", "transmitter");
        Terminal(warnings, path, path.Receiver, "máy thu", "receiver");
        double distance = path.DistanceMetres / 1000, least = Math.Abs(path.Transmitter.EffectiveHeightMetres - path.Receiver.EffectiveHeightMetres) / 200;
        if (distance < Math.Max(1, least) || distance > 1000)
        {
            warnings.Add(Near("Độ dài tuyến", "Length of the path", distance, Math.Max(1, least), 1000, "km"));
        }

        if (path.SurfaceRefractivity < ItmGround.UsualSurfaceRefractivity)
        {
            warnings.Add(Near("Độ khúc xạ mặt đất Nₛ", "Surface refractivity Nₛ", path.SurfaceRefractivity, ItmGround.UsualSurfaceRefractivity, 400, "N"));
        }

        if (variability.IsExtreme)
        {
            warnings.Add(new(
                "Tỷ lệ thời gian, địa điểm hoặc tình huống nằm quá xa ở đuôi phân bố (dưới 0,1 % hoặc trên 99,9 %).",
                "A share of time, locations or situations lies far out in the tail of its distribution (below 0.1 % or above 99.9 %)."));
        }

        return warnings;
    }

    private static void Terminal(List<LocalizedText> warnings, ItmPath path, ItmTerminal terminal, string vietnamese, string english)
    {
        double smooth = terminal.SmoothHorizonMetres(path.CurvaturePerMetre), angle = Math.Abs(terminal.HorizonAngleRadians);
        if (Outside(terminal.StructuralHeightMetres, 1, 1000))
        {
            warnings.Add(Near($"Chiều cao anten {vietnamese}", $"Height of the antenna of the {english}", terminal.StructuralHeightMetres, 1, 1000, "m"));
        }

        if (angle > 0.2)
        {
            warnings.Add(LocalizedText.Of(
                $"Góc chân trời của {vietnamese} là {angle * 1000:N0} mrad; mô hình dùng phép gần đúng cho góc dưới 200 mrad.",
                $"The horizon of the {english} is at {angle * 1000:N0} mrad; the model's approximations are for angles below 200 mrad."));
        }

        if (terminal.HorizonDistanceMetres < 0.1 * smooth || terminal.HorizonDistanceMetres > 3 * smooth)
        {
            warnings.Add(LocalizedText.Of(
                $"Chân trời của {vietnamese} cách {terminal.HorizonDistanceMetres / 1000:N2} km, trên mặt đất phẳng là {smooth / 1000:N2} km; mô hình dùng cho 0,1 đến 3 lần.",
                $"The horizon of the {english} is {terminal.HorizonDistanceMetres / 1000:N2} km away, on a smooth earth {smooth / 1000:N2} km; the model is for 0.1 to 3 times."));
        }
    }

    private static bool Outside(double value, double least, double most) => !(value >= least && value <= most);

    private static bool Share(double percent) => percent is > 0 and < 100;

    private static LocalizedText Text(string vietnamese, string english, double value, double least, double most, string unit) => LocalizedText.Of(
        $"Mô hình ITM không dùng được: {vietnamese} là {value:#,0.###} {unit}, phải trong khoảng {least:#,0.###} đến {most:#,0.###} {unit}.",
        $"The ITM model does not apply: {english} is {value:#,0.###} {unit}; it must be {least:#,0.###} to {most:#,0.###} {unit}.");

    private static LocalizedText Near(string vietnamese, string english, double value, double least, double most, string unit) => LocalizedText.Of(
        $"{vietnamese} là {value:#,0.###} {unit}; mô hình ITM đã được kiểm chứng từ {least:#,0.###} đến {most:#,0.###} {unit}.",
        $"{english}: {value:#,0.###} {unit}; the ITM model has been tried from {least:#,0.###} to {most:#,0.###} {unit}.");

    private static LocalizedText Percent(string vietnamese, string english, double value) => LocalizedText.Of(
        $"Mô hình ITM không dùng được: {vietnamese} là {value:#,0.###} %, phải trên 0 và dưới 100 %.",
        $"The ITM model does not apply: the {english} is {value:#,0.###} %; it must be above 0 and below 100 %.");

    private static LocalizedText Unknown(string vietnamese, string english, int value) => LocalizedText.Of(
        $"Mô hình ITM không biết {vietnamese} số {value}.", $"The ITM model knows no {english} of number {value}.");

    private static LocalizedText Ground() => new(
        "Mô hình ITM không dùng được: hằng số điện môi của đất phải từ 1 trở lên, độ dẫn điện trên 0, và phần thực của trở kháng lớn hơn phần ảo.",
        "The ITM model does not apply: the ground's permittivity must be 1 or more, its conductivity above 0, and the real part of its impedance above the imaginary one.");
}
