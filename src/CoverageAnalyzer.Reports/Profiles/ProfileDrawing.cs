using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>Draws one path, for any kind of picture.</summary>
internal sealed class ProfileDrawing
{
    /// <summary>Width in px.</summary>
    public const float Width = 1080;

    private const float Left = 74, Right = 28, PlotHeight = 372, Margin = 22;
    private const int ZoneSamples = 240;

    private readonly ProfileView view;
    private readonly ReportLanguage language;
    private readonly MapFont font;
    private readonly ProfileSamples samples;
    private readonly PathClearance? clearance;
    private readonly ProfileScale scale;
    private readonly double radiusKilometres;
    private readonly double transmitterMetres;
    private readonly double receiverMetres;
    private readonly double baseMetres;
    private readonly IReadOnlyList<string> notes;

    public ProfileDrawing(ProfileView view, ReportLanguage language, MapFont font)
    {
        (this.view, this.language, this.font) = (view, language, font);
        TerrainProfile profile = view.Profile;
        samples = ProfileSamples.Of(profile);
        radiusKilometres = PathClearance.EarthRadiusKilometres * view.EffectiveEarthRadiusFactor;
        transmitterMetres = profile.ElevationsMetres[0] + view.TransmitterHeightAboveGroundMetres;
        receiverMetres = profile.ElevationsMetres[profile.Count - 1] + view.ReceiverHeightAboveGroundMetres;
        clearance = profile.IsUnknown
            ? null
            : PathClearance.Of(profile, view.FrequencyMHz, view.TransmitterHeightAboveGroundMetres, view.ReceiverHeightAboveGroundMetres, view.EffectiveEarthRadiusFactor);
        Title = new LocalizedText(
            $"Mặt cắt {view.Transmitter.Vietnamese} → {view.Receiver.Vietnamese}", $"Profile {view.Transmitter.English} → {view.Receiver.English}").In(language);
        LocalizedText facts = LocalizedText.Of(
            $"{profile.LengthKilometres:N2} km · {view.FrequencyMHz:#,0.###} MHz · ăng-ten phát cao {view.TransmitterHeightAboveGroundMetres:0.#} m, thu cao {view.ReceiverHeightAboveGroundMetres:0.#} m · k = {view.EffectiveEarthRadiusFactor:0.00}.",
            $"{profile.LengthKilometres:N2} km · {view.FrequencyMHz:#,0.###} MHz · transmitting antenna {view.TransmitterHeightAboveGroundMetres:0.#} m, receiving {view.ReceiverHeightAboveGroundMetres:0.#} m above ground · k = {view.EffectiveEarthRadiusFactor:0.00}.");
        LocalizedText verdict = clearance is { } c
            ? ProfileWords.Verdict(c)
            : new("Không biết độ cao trên một phần đường truyền.", "The height of the ground is not known on a part of the path.");
        Description = $"{facts.In(language)} {verdict.In(language)}";
        notes = [.. new[] { Description, view.Notice.In(language) }.Where(t => t.Length > 0).SelectMany(t => font.Wrap(t, MapLayout.NotesSize, false, Width - (2 * Margin)))];
        float top = 50 + (notes.Count * 17) + 28;
        (double lowest, double highest) = Span();
        baseMetres = lowest - (0.07 * (highest - lowest));
        double room = highest - baseMetres;
        scale = new ProfileScale(new MapFrame(Left, top, Width - Left - Right, PlotHeight), profile.LengthKilometres, baseMetres - (0.05 * room), highest + (0.2 * room));
        Height = scale.Frame.Bottom + 62 + (24 * LegendRows().Count) + 10;
    }

    /// <summary>Height in px.</summary>
    public float Height { get; }

    public string Title { get; }

    public string Description { get; }

    public void Draw(IMapCanvas canvas)
    {
        canvas.Texts([new(Title, Margin, 38)], new MapTextStyle(MapLayout.TitleSize, true, ProfileColors.Ink));
        canvas.Texts([.. notes.Select((line, i) => new MapTextItem(line, Margin, 60 + (17 * i)))], new MapTextStyle(MapLayout.NotesSize, false, ProfileColors.Muted));
        DrawAxes(canvas);
        canvas.BeginClip(scale.Frame);
        DrawZone(canvas);
        DrawGround(canvas);
        DrawBlocked(canvas);
        DrawRay(canvas);
        DrawMasts(canvas);
        DrawLabels(canvas);
        canvas.EndClip();
        canvas.Rectangle(scale.Frame, null, false, new OutlineStyle { Color = ProfileColors.Ink, Width = 1 });
        new ProfileLegend(canvas, font).Draw(LegendRows(), Left, scale.Frame.Bottom + 58);
    }

    private List<List<ProfileLegendEntry>> LegendRows()
    {
        double middle = PathClearance.BulgeMetresAt(view.Profile.LengthKilometres / 2, view.Profile.LengthKilometres, radiusKilometres);
        int decimals = middle < 10 ? 1 : 0;
        string bulge = NumberSigns.Print(middle, decimals, language);
        List<ProfileLegendEntry> entries =
        [
            new(ProfileMark.Line, ProfileColors.Ray, In("tia thẳng", "ray")),
            new(ProfileMark.Area, ProfileColors.Zone, In("vùng Fresnel thứ nhất", "first Fresnel zone")),
            new(ProfileMark.Dashes, ProfileColors.ZoneLine, In("60 % bán kính", "60 % of its radius")),
            new(ProfileMark.Area, ProfileColors.Ground, In("mặt đất", "ground")),
            new(ProfileMark.Area, ProfileColors.Earth, In($"độ cong Trái Đất (giữa đường: {bulge} m)", $"earth bulge (midway: {bulge} m)")),
            new(ProfileMark.Dashes, ProfileColors.Ink, In("Trái Đất phẳng", "flat earth")),
        ];
        if (view.Profile.ClutterMetres?.Any(c => c > 0) == true)
        {
            entries.Insert(4, new(ProfileMark.Area, ProfileColors.Clutter, In("cây, nhà", "trees, houses")));
        }

        if (clearance is { ObstacleIndex: >= 0 } c)
        {
            entries.Add(new(ProfileMark.Triangle, ProfileColors.Obstacle, In("vật cản lớn nhất", "worst obstacle")));
            if (c.IntrusionMetres > 0)
            {
                entries.Add(new(ProfileMark.Area, ProfileColors.Blocked, In("phần vùng Fresnel bị che", "blocked part of the zone")));
            }
        }

        if (view.Profile.IsUnknown)
        {
            entries.Add(new(ProfileMark.Hatch, ProfileColors.Void, In("không biết độ cao", "height not known")));
        }

        return ProfileLegend.Rows(entries, font, Width - Left - Right);
    }

    private (double Lowest, double Highest) Span()
    {
        double lowest = Math.Min(view.Profile.ElevationsMetres[0], view.Profile.ElevationsMetres[^1]), highest = Math.Max(transmitterMetres, receiverMetres);
        for (int i = 0; i < samples.Kilometres.Length; i++)
        {
            double x = samples.Kilometres[i];
            highest = Math.Max(highest, RayAt(x) + ZoneAt(x));
            if (!double.IsNaN(samples.Ground[i]))
            {
                lowest = Math.Min(lowest, samples.Ground[i]);
                highest = Math.Max(highest, samples.Top[i] + BulgeAt(x));
            }
        }

        return highest - lowest < 10 ? (lowest - 5, highest + 5) : (lowest, highest);
    }

    private double RayAt(double kilometres) => transmitterMetres + ((receiverMetres - transmitterMetres) * kilometres / view.Profile.LengthKilometres);

    private double ZoneAt(double kilometres) => PathClearance.FresnelMetresAt(view.FrequencyMHz, kilometres, view.Profile.LengthKilometres);

    private double BulgeAt(double kilometres) => PathClearance.BulgeMetresAt(kilometres, view.Profile.LengthKilometres, radiusKilometres);

    private (float X, float Y) At(double kilometres, double metres) => (scale.X(kilometres), scale.Y(metres));

    private void DrawAxes(IMapCanvas canvas)
    {
        var style = new MapTextStyle(11.5f, false, ProfileColors.Ink, TextAnchor.End);
        double step = ProfileScale.StepOf(scale.HighestMetres - scale.LowestMetres, 8);
        var lines = new List<IReadOnlyList<(float X, float Y)>>();
        var texts = new List<MapTextItem>();
        for (double m = Math.Ceiling(scale.LowestMetres / step) * step; m <= scale.HighestMetres; m += step)
        {
            float y = scale.Y(m);
            lines.Add([(scale.Frame.X, y), (scale.Frame.Right, y)]);
            texts.Add(new(NumberSigns.Print(m, ProfileScale.DecimalsOf(step), language), scale.Frame.X - 7, y + 4));
        }

        canvas.Texts(texts, style);
        double reach = scale.LengthKilometres, along = ProfileScale.StepOf(reach, 10);
        texts = [];
        for (int i = 0; i * along <= reach * (1 + 1e-9); i++)
        {
            float x = scale.X(i * along);
            lines.Add([(x, scale.Frame.Y), (x, scale.Frame.Bottom)]);
            texts.Add(new(NumberSigns.Print(i * along, ProfileScale.DecimalsOf(along), language), x, scale.Frame.Bottom + 17));
        }

        ProfileCurves.Stroke(canvas, lines, ProfileColors.Grid, 1);
        canvas.Texts(texts, style with { Anchor = TextAnchor.Middle });
        canvas.Texts([new(In("m trên mực nước biển", "m above sea level"), Margin, scale.Frame.Y - 8)], style with { Anchor = TextAnchor.Start, Color = ProfileColors.Muted });
        canvas.Texts([new(In("km từ trạm phát", "km from the transmitter"), scale.Frame.Right, scale.Frame.Bottom + 34)], style with { Color = ProfileColors.Muted });
    }

    // Denser towards the ends, where the zone opens steeply.
    private List<(float X, float Y)> ZoneEdge(double share)
    {
        var edge = new List<(float X, float Y)>(ZoneSamples + 1);
        for (int i = 0; i <= ZoneSamples; i++)
        {
            double x = view.Profile.LengthKilometres * (1 - Math.Cos(Math.PI * i / ZoneSamples)) / 2;
            edge.Add(At(x, RayAt(x) + (share * ZoneAt(x))));
        }

        return edge;
    }

    private void DrawZone(IMapCanvas canvas)
    {
        List<(float X, float Y)> lower = ZoneEdge(-1);
        lower.Reverse();
        ProfileCurves.Fill(canvas, [[.. ZoneEdge(1), .. lower]], ProfileColors.Zone);
    }

    private void DrawGround(IMapCanvas canvas)
    {
        var ground = new List<IReadOnlyList<(float X, float Y)>>();
        var clutter = new List<IReadOnlyList<(float X, float Y)>>();
        var surface = new List<IReadOnlyList<(float X, float Y)>>();
        var unknown = new List<IReadOnlyList<(float X, float Y)>>();
        for (int from = 0; from < samples.Kilometres.Length;)
        {
            bool isKnown = !double.IsNaN(samples.Ground[from]);
            int to = from;
            while (to < samples.Kilometres.Length && !double.IsNaN(samples.Ground[to]) == isKnown)
            {
                to++;
            }

            int[] run = [.. Enumerable.Range(from, to - from)];
            if (isKnown)
            {
                (float X, float Y)[] line = [.. run.Select(i => At(samples.Kilometres[i], samples.Ground[i] + BulgeAt(samples.Kilometres[i])))];
                surface.Add(line);
                ground.Add([.. line, .. run.Reverse().Select(i => At(samples.Kilometres[i], baseMetres + BulgeAt(samples.Kilometres[i])))]);
                clutter.Add([.. run.Select(i => At(samples.Kilometres[i], samples.Top[i] + BulgeAt(samples.Kilometres[i]))), .. line.Reverse()]);
            }
            else
            {
                float left = scale.X(samples.Kilometres[Math.Max(0, from - 1)]), right = scale.X(samples.Kilometres[Math.Min(to, samples.Kilometres.Length - 1)]);
                unknown.Add([(left, scale.Frame.Y), (right, scale.Frame.Y), (right, scale.Y(baseMetres)), (left, scale.Y(baseMetres))]);
            }

            from = to;
        }

        ProfileCurves.Fill(canvas, unknown, ProfileColors.Void, hatched: true);
        if (view.Profile.ClutterMetres is not null)
        {
            ProfileCurves.Fill(canvas, clutter, ProfileColors.Clutter);
        }

        ProfileCurves.Fill(canvas, ground, ProfileColors.Ground);
        (float X, float Y)[] curve = [.. samples.Kilometres.Select(x => At(x, baseMetres + BulgeAt(x)))];
        ProfileCurves.Fill(canvas, [[.. curve, (scale.Frame.Right, scale.Frame.Bottom), (scale.Frame.X, scale.Frame.Bottom)]], ProfileColors.Earth);
        ProfileCurves.Stroke(canvas, surface, ProfileColors.GroundLine, 1.2);
        ProfileCurves.Stroke(canvas, ProfileCurves.Dashed([At(0, baseMetres), At(view.Profile.LengthKilometres, baseMetres)], 7, 5), ProfileColors.Ink, 1);
    }

    // What of the zone lies below the tops.
    private void DrawBlocked(IMapCanvas canvas)
    {
        var parts = new List<IReadOnlyList<(float X, float Y)>>();
        var lower = new List<(float X, float Y)>();
        var upper = new List<(float X, float Y)>();
        for (int i = 0; i <= samples.Kilometres.Length; i++)
        {
            if (i < samples.Kilometres.Length)
            {
                double x = samples.Kilometres[i], bottom = RayAt(x) - ZoneAt(x), top = Math.Min(samples.Top[i] + BulgeAt(x), RayAt(x) + ZoneAt(x));
                if (top > bottom)
                {
                    lower.Add(At(x, bottom));
                    upper.Add(At(x, top));
                    continue;
                }
            }

            upper.Reverse();
            parts.Add([.. lower, .. upper]);
            lower.Clear();
            upper.Clear();
        }

        ProfileCurves.Fill(canvas, parts, ProfileColors.Blocked);
    }

    private void DrawRay(IMapCanvas canvas)
    {
        ProfileCurves.Stroke(canvas, [ZoneEdge(1), ZoneEdge(-1)], ProfileColors.ZoneLine, 1.1);
        ProfileCurves.Stroke(
            canvas,
            [.. ProfileCurves.Dashed(ZoneEdge(PathClearance.FreeFraction), 6, 4), .. ProfileCurves.Dashed(ZoneEdge(-PathClearance.FreeFraction), 6, 4)],
            ProfileColors.ZoneLine,
            1);
        ProfileCurves.Stroke(canvas, [[At(0, transmitterMetres), At(view.Profile.LengthKilometres, receiverMetres)]], ProfileColors.Ray, 1.8);
    }

    private void DrawMasts(IMapCanvas canvas)
    {
        TerrainProfile profile = view.Profile;
        double length = profile.LengthKilometres;
        (float X, float Y) start = At(0, transmitterMetres), end = At(length, receiverMetres);
        ProfileCurves.Stroke(
            canvas, [[At(0, profile.ElevationsMetres[0]), start], [At(length, profile.ElevationsMetres[profile.Count - 1]), end]], ProfileColors.Ink, 4);
        canvas.Symbols([start.X, end.X], [start.Y, end.Y], SymbolShape.Circle, 9, ProfileColors.Ray, new OutlineStyle { Color = MapColor.White, Width = 1.5 });
        if (clearance is { ObstacleIndex: >= 0 } c)
        {
            (float x, float y) = ObstacleTip(c);
            canvas.Symbols([x], [y + 9], SymbolShape.Triangle, 13, ProfileColors.Obstacle, new OutlineStyle { Color = MapColor.White, Width = 1.2 });
        }
    }

    private (float X, float Y) ObstacleTip(PathClearance c) =>
        At(c.ObstacleKilometres, RayAt(c.ObstacleKilometres) - c.ClearanceMetres);

    private void DrawLabels(IMapCanvas canvas)
    {
        TerrainProfile profile = view.Profile;
        var ink = new List<(float X, float Y)>();
        for (int i = 0; i <= ZoneSamples; i++)
        {
            double x = profile.LengthKilometres * i / ZoneSamples;
            ink.AddRange([At(x, RayAt(x)), At(x, RayAt(x) + ZoneAt(x)), At(x, RayAt(x) - ZoneAt(x))]);
        }

        ink.AddRange(samples.Kilometres.Select((x, i) => At(x, samples.Top[i] + BulgeAt(x))).Where(p => float.IsFinite(p.Y)));
        var labels = new ProfileLabels(font, scale.Frame, ink);
        labels.Add(At(0, transmitterMetres), [view.Transmitter.In(language), Feet(view.TransmitterHeightAboveGroundMetres, profile.ElevationsMetres[0])], ProfileColors.Ray);
        labels.Add(
            At(profile.LengthKilometres, receiverMetres), [view.Receiver.In(language), Feet(view.ReceiverHeightAboveGroundMetres, profile.ElevationsMetres[profile.Count - 1])], ProfileColors.Ray);
        if (clearance is { ObstacleIndex: >= 0 } c)
        {
            double x = c.ObstacleKilometres, top = profile.ElevationsMetres[c.ObstacleIndex] + (profile.ClutterMetres?[c.ObstacleIndex] ?? 0);
            LocalizedText where = LocalizedText.Of($"km {x:N2} · đỉnh {top:N0} m", $"{x:N2} km · top {top:N0} m");
            labels.Add(ObstacleTip(c), [where.In(language), ProfileWords.Reach(c).In(language)], ProfileColors.Obstacle);
        }

        labels.Draw(canvas);
    }

    private string Feet(double above, double ground) => LocalizedText.Of(
        $"cao {above:0.#} m trên đất {ground:N0} m", $"{above:0.#} m above ground at {ground:N0} m").In(language);

    private string In(string vietnamese, string english) => language == ReportLanguage.Vietnamese ? vietnamese : english;
}
