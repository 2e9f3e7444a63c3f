using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>The presets that come with the program, each named after where its figures come from.</summary>
/// <remarks>
/// Read in the standards: GSM, LTE and NR of the 3GPP minimum; in the FCC's guide for filers: its speeds, edge probability and load. All else is marked <see cref="FigureBasis.Unchecked"/>, and its source says so.
/// The FCC states speeds, not powers: its RSRP is worked out here. Throughput per Hz by the attenuated Shannon bound of 3GPP TR 36.942, annex A.1
/// (0.6 · log₂(1 + SNIR)), noise of a 15 kHz resource element −132.2 dBm with a noise figure of 9 dB, and 3 dB for neighbours at half load:
/// 5 Mbit/s in 9 MHz needs −0.45 dB, so −120.7 dBm; 35 Mbit/s in 98.3 MHz (273 blocks of 30 kHz) needs −2.9 dB, so −120.2 dBm.
/// </remarks>
public static class ReceptionPresets
{
    private const double Not = double.NaN;

    /// <summary>All, the default first.</summary>
    public static IReadOnlyList<ReceptionPreset> All { get; } =
    [
        new()
        {
            Name = "ofcom-connected-nations",
            Title = new("Ofcom Connected Nations (Anh)", "Ofcom Connected Nations (UK)"),
            ThresholdsDbm = [-105, -81, -100, -105, -110],
            InVehicleDb = 10,
            IndoorDb = 10,
            EdgeProbabilityFraction = 0.5,
            Basis = FigureBasis.Unchecked,
            Source = new(
                "Ofcom, Connected Nations, phụ lục phương pháp: 2G −81 dBm, 3G RSCP −100 dBm, 4G RSRP −105 dBm, 5G SS-RSRP −110 dBm; trong xe và trong nhà cộng thêm 10 dB. Chưa kiểm tra: chưa mở được văn bản gốc, hãy đối chiếu trước khi dẫn. Trạm không ghi công nghệ tính như 4G.",
                "Ofcom, Connected Nations, methodology annex: 2G −81 dBm, 3G RSCP −100 dBm, 4G RSRP −105 dBm, 5G SS-RSRP −110 dBm; 10 dB more in vehicles and in buildings. Not checked: the original could not be opened, so compare before you cite. Sites that state no technology count as 4G."),
        },
        new()
        {
            Name = "fcc-bdc-4g",
            Title = new("FCC BDC 4G (Hoa Kỳ): 5/1 Mbit/s", "FCC BDC 4G (US): 5/1 Mbit/s"),
            ThresholdsDbm = [-120.7, Not, Not, -120.7, Not],
            InVehicleDb = 10,
            IndoorDb = 15,
            EdgeProbabilityFraction = 0.9,
            Basis = FigureBasis.Unchecked,
            Source = new(
                "FCC, Broadband Data Collection (47 CFR 1.7004): 5/1 Mbit/s, xác suất ở rìa ô 90 %, tải ô 50 % (đã đối chiếu với hướng dẫn nộp bản đồ vùng phủ của FCC). RSRP −120,7 dBm suy từ tốc độ theo 3GPP TR 36.942 phụ lục A.1 (10 MHz, hệ số tạp âm 9 dB, 3 dB cho tải 50 %). Phần suy ra theo 3GPP chưa kiểm tra với văn bản gốc. Suy hao nhà 15 dB: ô lớn nông thôn của ITU-R M.2292, đọc qua trích dẫn; xe 10 dB: phán đoán kỹ thuật.",
                "FCC, Broadband Data Collection (47 CFR 1.7004): 5/1 Mbit/s, cell edge probability 90 %, cell loading 50 % (compared with the FCC's guide to filing coverage maps). RSRP −120.7 dBm derived from the speed by 3GPP TR 36.942, annex A.1 (10 MHz, noise figure 9 dB, 3 dB for 50 % load). What follows 3GPP was not checked against its text. Building 15 dB: rural macro cells of ITU-R M.2292, read as quoted; vehicle 10 dB: engineering judgement."),
        },
        new()
        {
            Name = "fcc-bdc-5g",
            Title = new("FCC BDC 5G-NR (Hoa Kỳ): 35/3 Mbit/s", "FCC BDC 5G-NR (US): 35/3 Mbit/s"),
            ThresholdsDbm = [Not, Not, Not, Not, -120.2],
            InVehicleDb = 10,
            IndoorDb = 15,
            EdgeProbabilityFraction = 0.9,
            Basis = FigureBasis.Unchecked,
            Source = new(
                "FCC, Broadband Data Collection (47 CFR 1.7004): 35/3 Mbit/s, xác suất ở rìa ô 90 %, tải ô 50 % (đã đối chiếu với hướng dẫn nộp bản đồ vùng phủ của FCC). SS-RSRP −120,2 dBm suy từ tốc độ theo 3GPP TR 36.942 phụ lục A.1 (100 MHz, phần tử 30 kHz, hệ số tạp âm 9 dB, 3 dB cho tải 50 %). Phần suy ra theo 3GPP chưa kiểm tra với văn bản gốc. Suy hao nhà 15 dB: ô lớn nông thôn của ITU-R M.2292, đọc qua trích dẫn; xe 10 dB: phán đoán kỹ thuật.",
                "FCC, Broadband Data Collection (47 CFR 1.7004): 35/3 Mbit/s, cell edge probability 90 %, cell loading 50 % (compared with the FCC's guide to filing coverage maps). SS-RSRP −120.2 dBm derived from the speed by 3GPP TR 36.942, annex A.1 (100 MHz, elements of 30 kHz, noise figure 9 dB, 3 dB for 50 % load). What follows 3GPP was not checked against its text. Building 15 dB: rural macro cells of ITU-R M.2292, read as quoted; vehicle 10 dB: engineering judgement."),
        },
        new()
        {
            Name = "3gpp-minimum",
            Title = new("Mức tối thiểu của máy theo 3GPP", "3GPP minimum of the handset"),
            ThresholdsDbm = [-121.8, -102, -117, -121.8, -121.7],
            InVehicleDb = 10,
            IndoorDb = 15,
            EdgeProbabilityFraction = 0.5,
            Basis = FigureBasis.Unchecked,
            Source = new(
                "Độ nhạy chuẩn của máy: GSM −102 dBm (TS 05.05 mục 6.2, nay là TS 45.005: máy cầm tay GSM 900, đã đối chiếu); UMTS CPICH RSCP −117 dBm (TS 25.101: DPCH_Ec −117 dBm, băng I, chưa kiểm tra); LTE −94 dBm trong 10 MHz (TS 36.521-1 bảng 7.3.3-1, băng 3, đã đối chiếu), chia cho 600 phần tử; NR −89,7 dBm trong 50 MHz, 30 kHz (TS 38.101-1 bảng 7.3.2-1a, băng n1, đã đối chiếu), chia cho 1.596 phần tử; băng n78 kém hơn khoảng 1 dB, chưa kiểm tra. Suy hao nhà 15 dB: ô lớn nông thôn của ITU-R M.2292, đọc qua trích dẫn; xe 10 dB: phán đoán kỹ thuật. Đây là giới hạn máy, không phải chất lượng dịch vụ.",
                "Reference sensitivity of the handset: GSM −102 dBm (TS 05.05, 6.2, now TS 45.005: hand-held GSM 900, compared); UMTS CPICH RSCP −117 dBm (TS 25.101: DPCH_Ec −117 dBm, band I, not checked); LTE −94 dBm in 10 MHz (TS 36.521-1, Table 7.3.3-1, band 3, compared), spread over 600 elements; NR −89.7 dBm in 50 MHz at 30 kHz (TS 38.101-1, Table 7.3.2-1a, band n1, compared), spread over 1,596 elements; band n78 is about 1 dB worse, not checked. Building 15 dB: rural macro cells of ITU-R M.2292, read as quoted; vehicle 10 dB: engineering judgement. This is the handset's limit, not a quality of service."),
        },
    ];

    /// <summary>The names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(p => p.Name)];

    /// <summary>The preset of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>Null where there is none.</returns>
    public static ReceptionPreset? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>A preset of one threshold for all technologies, as a study sets it.</summary>
    /// <param name="thresholdDbm">Least power in dBm.</param>
    public static ReceptionPreset OwnThreshold(double thresholdDbm) => new()
    {
        Name = "own",
        Title = LocalizedText.Of($"ngưỡng {thresholdDbm:0.#} dBm của nghiên cứu", $"the study's threshold of {thresholdDbm:0.#} dBm"),
        ThresholdsDbm = [thresholdDbm, thresholdDbm, thresholdDbm, thresholdDbm, thresholdDbm],
        InVehicleDb = 10,
        IndoorDb = 15,
        EdgeProbabilityFraction = 0.5,
        Basis = FigureBasis.Judgement,
        Source = new("Khóa 'mobile.thresholdDbm'. Suy hao nhà 15 dB: ô lớn nông thôn của ITU-R M.2292, đọc qua trích dẫn; xe 10 dB: phán đoán kỹ thuật.", "The key 'mobile.thresholdDbm'. Building 15 dB: rural macro cells of ITU-R M.2292, read as quoted; vehicle 10 dB: engineering judgement."),
    };
}
