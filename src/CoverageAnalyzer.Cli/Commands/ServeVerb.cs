using System.CommandLine;
using System.Globalization;
using System.Net;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
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

    /// <inheritdoc/>
    public override string Name => "serve";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "mở bản đồ của nghiên cứu trong trình duyệt, trên máy này",
        "opens the study's map in the browser, on this machine");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["serve data/quang-tri-2012", "serve data/quang-tri-2012 --port 9000"];

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        WebMapServerOptions options = OptionsOf(parsed, session, out bool isGenerated);
        using ServedStudySource source = ServedStudySource.Open(parsed.GetValue(study)!, session, cancellation);
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
        study = AddArgument(target, "STUDY", new("thư mục nghiên cứu, tệp study.json của nó, hoặc thư mục kết quả", "the study's folder, its study.json, or a results folder"));
        port = AddOption(target, "--port", "N", LocalizedText.Of($"cổng (mặc định: {UsualPort.ToString(CultureInfo.InvariantCulture)}, hoặc cổng trống kế tiếp)", $"port (default: {UsualPort.ToString(CultureInfo.InvariantCulture)}, or the next free one)"));
        listen = AddOption(target, "--listen", "ADDRESS", new("địa chỉ để máy khác truy cập được, ví dụ 0.0.0.0; khi đó cần mã truy cập", "address that other machines can reach, such as 0.0.0.0; a token is then needed"));
        tokenFile = AddOption(target, "--token-file", "FILE", new("tệp có mã truy cập ở dòng đầu (mặc định: tạo ngẫu nhiên và in ra)", "file with the token on its first line (default: a random one, printed)"));
        host = AddListOption(target, "--host", "NAME", new("tên khác của máy chủ mà trình duyệt được dùng", "another name of this server that browsers may use"));
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
            throw new UsageException(LocalizedText.Of($"--port '{statedPort}': phải là số từ 0 đến 65535.", $"--port '{statedPort}': must be a number from 0 to 65535."));
        }

        IPAddress address = IPAddress.Loopback;
        if (parsed.GetValue(listen) is string text && text != "localhost" && !IPAddress.TryParse(text, out address!))
        {
            throw new UsageException(LocalizedText.Of($"--listen '{text}': phải là địa chỉ IP, ví dụ 0.0.0.0.", $"--listen '{text}': must be an IP address, for example 0.0.0.0."));
        }

        AccessToken? token = parsed.GetValue(tokenFile) is string file ? TokenOf(file) : null;
        isGenerated = token is null && !IPAddress.IsLoopback(address);
        return new WebMapServerOptions
        {
            Address = address,
            Port = number,
            MorePorts = statedPort is null ? MorePorts : 0,
            HostNames = parsed.GetValue(host) ?? [],
            Token = isGenerated ? AccessToken.Generate() : token,
            Log = session.Error.WriteLine,
        };
    }

    private static AccessToken TokenOf(string file)
    {
        const int Largest = 4096;
        string name = Path.GetFileName(file);
        if (!File.Exists(file) || new FileInfo(file).Length > Largest)
        {
            throw new UsageException(LocalizedText.Of($"--token-file '{name}': không có tệp này, hoặc tệp quá lớn.", $"--token-file '{name}': there is no such file, or it is too large."));
        }

        return AccessToken.Parse(File.ReadAllText(file), out LocalizedText? fault)
            ?? throw new UsageException(new($"--token-file '{name}': {fault!.Value.Vietnamese}", $"--token-file '{name}': {fault.Value.English}"));
    }
}
