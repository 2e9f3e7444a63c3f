using System.CommandLine;
using System.Text;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Reports.Profiles;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>link</c>: one radio path, from a site of a study to a place or along a given profile: loss by every model, obstacle, picture.</summary>
internal sealed class LinkVerb : Verb
{
    private Argument<string[]> study = null!;
    private Option<string?> from = null!;
    private Option<string?> to = null!;
    private Option<string?> profile = null!;
    private Option<string?> picture = null!;
    private LinkOptions options = null!;

    /// <inheritdoc/>
    public override string Name => "link";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "xem một đường truyền: mặt cắt địa hình, vật cản, vùng Fresnel và suy hao theo từng mô hình",
        "looks along one radio path: terrain profile, obstacle, Fresnel zone, and the loss by every model");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
    [
        "link data/quang-tri-2012 --from B0004 --to 106.95,16.75 --picture link.svg",
        "link --profile data/link-profile.csv --model p1812 --frequency-mhz 900 --tx-height-m 40 --rx-height-m 1.5",
    ];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        string[] studies = parsed.GetValue(study) ?? [];
        string? file = parsed.GetValue(profile), image = parsed.GetValue(picture);
        if (image is not null && Path.GetExtension(image).ToUpperInvariant() is not (".SVG" or ".PNG"))
        {
            throw new UsageException(LocalizedText.Of($"--picture '{image}': tên tệp phải kết thúc bằng .svg hoặc .png.", $"--picture '{image}': the name must end in .svg or .png."));
        }

        var (models, isStated) = options.ModelsOf(parsed);
        double eirp = options.EirpDbmOf(parsed);
        LinkResult result = (studies.Length, file) switch
        {
            (0, not null) => OfProfile(parsed, file, models, eirp, cancellation),
            (1, null) => OfStudy(parsed, studies[0], models, eirp, session, cancellation),
            (0, null) => throw new UsageException(new(
                $"Cần một nghiên cứu với --from và --to, hoặc --profile. Ví dụ: coverage-analyzer {Examples[0]}",
                $"A study with --from and --to is needed, or --profile. Example: coverage-analyzer {Examples[0]}")),
            (_, not null) => throw new UsageException(new("Chỉ dùng một trong hai: nghiên cứu hoặc --profile.", "Give either a study or --profile, not both.")),
            _ => throw new UsageException(LocalizedText.Of($"Thừa '{studies[1]}'; chỉ xem một nghiên cứu.", $"'{studies[1]}' is one too many; one study is looked at.")),
        };
        if (result.Models is [{ Loss.Refusal: { } refusal } only])
        {
            // One model was asked and has no answer: that is the whole answer, and a failure.
            throw new Data.Import.InputFileException(new SourcePlace { File = $"{result.Path.Source} ({only.Model.Name})" }, refusal, LocalizedText.Empty);
        }

        string? written = image is null ? null : Write(result, image, session.Language);
        session.Answer(LinkAnswer.Of(result, written, session.Language));
        LinkText.Say(session, result, withQuantities: isStated, written);
        if (!result.IsRefused)
        {
            return Task.FromResult(ExitCode.Done);
        }

        session.Error.WriteLine(TerminalText.Safe(new LocalizedText(
            "Không mô hình nào tính được đường truyền này; lý do ở trên.", "No model has an answer for this path; the reasons are above.").In(session.Language)));
        return Task.FromResult(ExitCode.Failed);
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        study = AddListArgument(target, "STUDY", new("nghiên cứu có trạm BTS và mô hình độ cao (dùng với --from, --to)", "a study with BTS sites and an elevation model (with --from, --to)"), mayBeAbsent: true);
        from = AddOption(target, "--from", "SITE", new("mã trạm BTS của nghiên cứu", "code of a BTS site of the study"));
        to = AddOption(target, "--to", "LON,LAT", new("điểm thu: kinh độ,vĩ độ theo độ, ví dụ 107.1,16.8", "the receiver: longitude,latitude in degrees, for example 107.1,16.8"));
        profile = AddOption(target, "--profile", "FILE", new(
            "tính theo mặt cắt có sẵn thay cho nghiên cứu: bảng có các cột distance_km, height_m và có thể có clutter_m, zone (1 biển, 3 ven biển, 4 nội địa)",
            "take a given profile in place of a study: a table with distance_km, height_m and perhaps clutter_m, zone (1 sea, 3 coastal, 4 inland)"));
        options = new LinkOptions((name, value, meaning) => AddOption(target, name, value, meaning));
        picture = AddOption(target, "--picture", "FILE", new("vẽ mặt cắt ra tệp .svg hoặc .png", "draws the path into a .svg or .png file"));
    }

    private LinkResult OfProfile(ParseResult parsed, string file, IReadOnlyList<PropagationModel> models, double eirp, CancellationToken cancellation)
    {
        foreach (Option<string?> option in (Option<string?>[])[from, to])
        {
            if (parsed.GetValue(option) is not null)
            {
                throw new UsageException(LocalizedText.Of($"{option.Name} chỉ dùng với nghiên cứu, không dùng với --profile.", $"{option.Name} goes with a study, not with --profile."));
            }
        }

        RadioLink link = options.LinkOfProfile(parsed);
        var (transmitter, receiver) = options.PlacesOf(parsed);
        return LinkRun.Of(LinkProfileFile.Read(file, transmitter, receiver, new FindingLog(), cancellation), link, models, eirp);
    }

    private LinkResult OfStudy(ParseResult parsed, string path, IReadOnlyList<PropagationModel> models, double eirp, Session session, CancellationToken cancellation)
    {
        string code = parsed.GetValue(from) ?? throw Missing(from, "mã trạm BTS", "the code of a BTS site");
        (double longitude, double latitude) = PlaceOf(parsed.GetValue(to) ?? throw Missing(to, "kinh độ,vĩ độ của điểm thu", "longitude,latitude of the receiver"));
        StudyPlace place = StudyPlace.Of(path);
        if (place.IsResults)
        {
            throw new UsageException(LocalizedText.Of($"'{path}' là thư mục kết quả; link cần nghiên cứu (có trạm và độ cao).", $"'{path}' is a results folder; link needs the study (its sites and heights)."));
        }

        // Options are looked at before the study is read: a slip is told at once.
        RadioLink link = options.LinkOfStudy(parsed, 0, 0, longitude, latitude);
        StudyFile opened = StudyFileReader.Read(place.Path);
        session.Language = session.StatedLanguage ?? opened.Language;
        using var sites = LinkStudy.Open(opened, session.Threads, cancellation);
        BtsSite site = sites.Find(code) ?? throw Unknown(code, sites);
        return LinkRun.Of(
            sites.PathTo(site, longitude, latitude),
            link with { TransmitterLongitudeDegrees = site.LongitudeDegrees, TransmitterLatitudeDegrees = site.LatitudeDegrees },
            models,
            eirp);
    }

    private static UsageException Unknown(string code, LinkStudy sites)
    {
        IReadOnlyList<string> near = sites.Near(code);
        return new UsageException(near.Count == 0
            ? LocalizedText.Of($"--from '{code}': không có trạm mang mã này trong {sites.Sites.Count:N0} trạm của nghiên cứu.", $"--from '{code}': none of the {sites.Sites.Count:N0} sites of the study has this code.")
            : LocalizedText.Of($"--from '{code}': không có trạm này. Có phải ý bạn là {string.Join(", ", near)}?", $"--from '{code}': there is no such site. Did you mean {string.Join(", ", near)}?"));
    }

    private static UsageException Missing(Option<string?> option, string vietnamese, string english) =>
        new(LocalizedText.Of($"Thiếu {option.Name} ({vietnamese}).", $"{option.Name} is missing ({english})."));

    // 107.1,16.8 · 107.1;16.8 · "107,1; 16,8" · 107.1 16.8
    private static (double LongitudeDegrees, double LatitudeDegrees) PlaceOf(string text)
    {
        foreach (char separator in (ReadOnlySpan<char>)[';', ',', ' '])
        {
            string[] parts = text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 2 && NumberText.TryParse(parts[0], out double first, out _) && NumberText.TryParse(parts[1], out double second, out _))
            {
                if (Math.Abs(first) <= 180 && Math.Abs(second) <= 90)
                {
                    // Within Việt Nam the two cannot be mistaken: 8–24 is a latitude, 102–118 a longitude.
                    return (first, second);
                }

                throw Math.Abs(first) <= 90 && Math.Abs(second) <= 180
                    ? new UsageException(LocalizedText.Of(
                        $"--to '{text}': có vẻ vĩ độ đứng trước; hãy viết kinh độ trước: {parts[1]},{parts[0]}.", $"--to '{text}': the latitude seems to come first; write the longitude first: {parts[1]},{parts[0]}."))
                    : new UsageException(LocalizedText.Of(
                        $"--to '{text}': kinh độ từ −180 đến 180, vĩ độ từ −90 đến 90.", $"--to '{text}': a longitude is from −180 to 180, a latitude from −90 to 90."));
            }
        }

        throw new UsageException(LocalizedText.Of(
            $"--to '{text}': cần kinh độ,vĩ độ theo độ, ví dụ 107.1,16.8 (với dấu phẩy thập phân: '107,1;16,8').",
            $"--to '{text}': longitude,latitude in degrees are needed, for example 107.1,16.8 (with decimal commas: '107,1;16,8')."));
    }

    private static string Write(LinkResult result, string file, ReportLanguage language)
    {
        if (result.View is not { } view)
        {
            throw new Data.Import.InputFileException(
                new SourcePlace { File = result.Path.Source }, new("không vẽ được: mặt cắt chỉ có một điểm hoặc thiếu độ cao ở đầu.", "no picture: the profile has one point, or an end without a height."), LocalizedText.Empty);
        }

        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        if (Path.GetExtension(file).Equals(".png", StringComparison.OrdinalIgnoreCase))
        {
            WholeFile.Replace(file, ProfilePicture.Png(view, language));
        }
        else
        {
            WholeFile.Replace(file, Encoding.UTF8.GetBytes(ProfilePicture.Svg(view, language)));
        }

        return file;
    }
}
