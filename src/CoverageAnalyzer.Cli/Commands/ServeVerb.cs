using System.CommandLine;
using System.Globalization;
using System.Net;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Security;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>serve</c>: the web map of a study, until Ctrl-C.</summary>
internal sealed class ServeVerb : Verb
{
    private const int UsualPort = 8080;
    private const int MorePorts = 20;
    private static readonly TimeSpan PatienceWithRest = TimeSpan.FromMilliseconds(200);

    private Argument<string> study = null!;
    private Option<string?> port = null!;
    private Option<string?> listen = null!;
    private Option<string?> tokenFile = null!;
    private Option<string[]> host = null!;
    private Option<bool> open = null!;
    private Option<string?> database = null!;
    private Option<string?> scenarios = null!;
    private Option<string?> viewerTokenFile = null!;

    /// <inheritdoc/>
    public override string Name => "serve";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "mở bản đồ của nghiên cứu trong trình duyệt, trên máy này",
        "opens the study's map in the browser, on this machine");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["serve data/quang-tri-2012", "serve data/quang-tri-2012 --port 9000", "serve store:quang-tri-2012 --database env:COVERAGE_ANALYZER_DATABASE"];

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        WebMapServerOptions options = OptionsOf(parsed, session, out bool isGenerated);
        using ServedPlace place = PlaceOf(parsed, session, cancellation);
        ServedStudySource source = place.Source;
        options = options with { Store = place.Store };
        foreach (Finding finding in source.Findings)
        {
            session.Note(FindingList.Line(finding));
        }

        WebMapServer server;
        try
        {
            server = await WebMapServer.StartAsync(source.Study, options, cancellation);
        }
        catch (IOException)
        {
            throw new UsageException(LocalizedText.Of(
                $"Không mở được cổng {options.Port} trên {options.Address}: cổng đang bận, hoặc địa chỉ không thuộc máy này. Chọn cổng khác bằng --port.",
                $"Port {options.Port} on {options.Address} cannot be opened: it is taken, or the address is none of this machine. Choose another with --port."));
        }

        await using (server)
        {
            // The address is told once the first page would come at once; a planner waits for the page in any case.
            await server.PreparePageAsync(cancellation);
            IdleMemory.GiveBack();
            Tell(session, server, isGenerated ? options.Token : null);
            Task rest = server.PrepareRestAsync(session.Language, cancellation);
            if (parsed.GetValue(open))
            {
                Browser.Open(server.Address);
            }

            try
            {
                await IdleMemory.WatchAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                await server.StopAsync();
                await Task.WhenAny(rest, Task.Delay(PatienceWithRest, CancellationToken.None));
            }
        }

        session.Note(new("Đã dừng máy chủ.", "The server has stopped."));
        return ExitCode.Done;
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        study = AddArgument(target, "STUDY", new("thư mục nghiên cứu, tệp study.json của nó, thư mục kết quả, hoặc store:TÊN[@LẦN] trong kho chung", "the study's folder, its study.json, a results folder, or store:NAME[@RUN] of the shared store"));
        port = AddOption(target, "--port", "N", LocalizedText.Of($"cổng (mặc định: {UsualPort.ToString(CultureInfo.InvariantCulture)}, hoặc cổng trống kế tiếp)", $"port (default: {UsualPort.ToString(CultureInfo.InvariantCulture)}, or the next free one)"));
        listen = AddOption(target, "--listen", "ADDRESS", new("địa chỉ để máy khác truy cập được, ví dụ 0.0.0.0; khi đó cần mã truy cập", "address that other machines can reach, such as 0.0.0.0; a token is then needed"));
        tokenFile = AddOption(target, "--token-file", "FILE", new("tệp có mã truy cập ở dòng đầu (mặc định: tạo ngẫu nhiên và in ra)", "file with the token on its first line (default: a random one, printed)"));
        host = AddListOption(target, "--host", "NAME", new("tên khác của máy chủ mà trình duyệt được dùng", "another name of this server that browsers may use"));
        viewerTokenFile = AddOption(target, "--viewer-token-file", "FILE", new("tệp có mã thứ hai, chỉ để xem", "file with a second token, only for looking"));
        database = AddOption(target, "--database", "ADDRESS", DatabaseMeaning);
        scenarios = AddOption(target, "--scenarios", "store:NAME", new("giữ các phương án trong kho chung, dưới tên nghiên cứu này", "keeps the scenarios in the shared store, under this name of the study"));
        open = AddFlag(target, "--open", new("mở trình duyệt", "open the browser"));
    }

    private static void Tell(Session session, WebMapServer server, AccessToken? token)
    {
        var answer = new Dictionary<string, object?> { ["address"] = server.Address.ToString(), ["port"] = server.Port, ["page"] = server.HasPage };
        if (token is not null)
        {
            answer["token"] = token.Text;
        }

        session.Answer(answer);
        session.Say(LocalizedText.Of($"Bản đồ: {server.Address.ToString()}", $"Map: {server.Address.ToString()}"));
        if (token is not null)
        {
            session.Say(LocalizedText.Of($"Mã truy cập (chỉ in một lần): {token.Text}", $"Token (printed only once): {token.Text}"));
        }

        if (!server.HasPage)
        {
            session.Note(new(
                "Chương trình này không có trang bản đồ vì lúc dựng không có Node 20; chỉ có dịch vụ dữ liệu.",
                "This program has no map page, since it was built without Node 20; the data services do answer."));
        }

        session.Say(new("Nhấn Ctrl-C để dừng.", "Press Ctrl-C to stop."));
        session.Out.Flush();
    }

    private WebMapServerOptions OptionsOf(ParseResult parsed, Session session, out bool isGenerated)
    {
        string? statedPort = parsed.GetValue(port);
        int number = UsualPort;
        if (statedPort is not null && (!int.TryParse(statedPort, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number > IPEndPoint.MaxPort))
        {
            throw new UsageException(LocalizedText.Of($"--port '{SettingsText.Shown(statedPort)}': phải là số từ 0 đến 65535.", $"--port '{SettingsText.Shown(statedPort)}': must be a number from 0 to 65535."));
        }

        IPAddress address = IPAddress.Loopback;
        if (parsed.GetValue(listen) is string text && text != "localhost" && !IPAddress.TryParse(text, out address!))
        {
            throw new UsageException(LocalizedText.Of($"--listen '{SettingsText.Shown(text)}': phải là địa chỉ IP, ví dụ 0.0.0.0.", $"--listen '{SettingsText.Shown(text)}': must be an IP address, for example 0.0.0.0."));
        }

        AccessToken? token = parsed.GetValue(tokenFile) is string file ? TokenOf("--token-file", file) : null;
        AccessToken? viewers = parsed.GetValue(viewerTokenFile) is string other ? TokenOf("--viewer-token-file", other) : null;
        if (token is not null && viewers?.Text == token.Text)
        {
            throw new UsageException(new("--viewer-token-file: hai mã phải khác nhau.", "--viewer-token-file: the two tokens must differ."));
        }

        // Without a token of editors, viewers would be the only ones who need one.
        isGenerated = token is null && (viewers is not null || !IPAddress.IsLoopback(address));
        return new WebMapServerOptions
        {
            Address = address,
            Port = number,
            MorePorts = statedPort is null ? MorePorts : 0,
            HostNames = parsed.GetValue(host) ?? [],
            Token = isGenerated ? AccessToken.Generate() : token,
            ViewerToken = viewers,
            Log = session.Error.WriteLine,
        };
    }

    private ServedPlace PlaceOf(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        string named = parsed.GetValue(study)!, address = parsed.GetValue(database) ?? string.Empty;
        string? shared = parsed.GetValue(scenarios);
        if (shared is not null && (!shared.StartsWith(StoredRun.Scheme, StringComparison.Ordinal) || shared.Length == StoredRun.Scheme.Length))
        {
            throw new UsageException(new("--scenarios: viết store:TÊN, với TÊN là tên nghiên cứu trong kho chung.", "--scenarios: write store:NAME, with the name of the study in the shared store."));
        }

        if (named.StartsWith(StoredRun.Scheme, StringComparison.Ordinal))
        {
            return ServedPlace.OfStored(AddressOf("--database", address), named[StoredRun.Scheme.Length..], shared?[StoredRun.Scheme.Length..], session, cancellation);
        }

        if (shared is null && address.Length > 0)
        {
            throw new UsageException(new("--database cần store:TÊN, hoặc --scenarios store:TÊN.", "--database needs store:NAME, or --scenarios store:NAME."));
        }

        return ServedPlace.OfFolder(named, shared is null ? null : AddressOf("--database", address), shared?[StoredRun.Scheme.Length..], session, cancellation);
    }

    private static AccessToken TokenOf(string option, string file)
    {
        const int Largest = 4096;
        string name = Path.GetFileName(file);
        if (!File.Exists(file) || new FileInfo(file).Length > Largest)
        {
            throw new UsageException(LocalizedText.Of($"{option} '{name}': không có tệp này, hoặc tệp quá lớn.", $"{option} '{name}': there is no such file, or it is too large."));
        }

        return AccessToken.Parse(File.ReadAllText(file), out LocalizedText? fault)
            ?? throw new UsageException(new($"{option} '{name}': {fault!.Value.Vietnamese}", $"{option} '{name}': {fault.Value.English}"));
    }
}
