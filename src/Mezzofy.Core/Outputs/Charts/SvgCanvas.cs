using System.Globalization;
using System.Net;
using System.Text;
using Mezzofy.Core.Outputs.Text;

namespace Mezzofy.Core.Outputs.Charts;

/// <summary>Writes SVG elements; all text and attributes are escaped here, and only here.</summary>
internal sealed class SvgCanvas(double width, double height)
{
    private readonly StringBuilder body = new();

    public double Width => width;

    public double Height { get; set; } = height;

    public void Rectangle(double x, double y, double w, double h, string fill, double radius = 0) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(w, 0.3))}\" height=\"{N(Math.Max(h, 0))}\" fill=\"{fill}\"{Radius(radius)}/>");

    public void Line(double x1, double y1, double x2, double y2, string stroke, double strokeWidth = 1) =>
        Add($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{stroke}\" stroke-width=\"{N(strokeWidth)}\"/>");

    public void Circle(double x, double y, double r, string fill) =>
        Add($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(r)}\" fill=\"{fill}\"/>");

    public void Polyline(IEnumerable<(double X, double Y)> points, string stroke) =>
        Add($"<polyline points=\"{string.Join(' ', points.Select(point => $"{N(point.X)},{N(point.Y)}"))}\" fill=\"none\" stroke=\"{stroke}\" "
            + "stroke-width=\"2.2\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>");

    public void Path(string data, string fill) => Add($"<path d=\"{data}\" fill=\"{fill}\" stroke=\"#fff\" stroke-width=\"1.5\"/>");

    /// <summary>One line of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">Where its anchor stands.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="style">Its size, colour, anchor and weight.</param>
    /// <param name="turn">Degrees it is turned around its anchor, clockwise.</param>
    public void Text(string text, double x, double y, SvgText style, double turn = 0)
    {
        var turned = turn == 0 ? "" : $" transform=\"rotate({N(turn)} {N(x)} {N(y)})\"";
        var bold = style.Bold ? " font-weight=\"600\"" : "";
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(style.Size)}\" fill=\"{style.Fill}\" text-anchor=\"{style.Anchor}\"{bold}{turned}>"
            + $"{Escape(text)}</text>");
    }

    /// <summary>The whole drawing, with the title that assistive technology reads.</summary>
    public string ToSvg(string title) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(Width)} {N(Height)}\" role=\"img\" aria-label=\"{Escape(title)}\">{body}</svg>";

    public static string N(double number) =>
        double.IsFinite(number) ? Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture) : "0";

    private static string Escape(string text) => WebUtility.HtmlEncode(PlainText.OneLine(text));

    private static string Radius(double radius) => radius > 0 ? $" rx=\"{N(radius)}\"" : "";

    private void Add(string element) => body.Append(element);
}

/// <summary>How a line of text is set.</summary>
internal sealed record SvgText(double Size, string Fill, string Anchor = "start", bool Bold = false);
