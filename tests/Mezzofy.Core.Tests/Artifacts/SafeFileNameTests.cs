using Mezzofy.Core.Artifacts;

namespace Mezzofy.Core.Tests.Artifacts;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("../../etc/passwd", "passwd.txt")]
    [InlineData("..\\..\\windows\\system32\\cmd.exe", "cmd.txt")]
    [InlineData("/", "file.txt")]
    [InlineData("..", "file.txt")]
    [InlineData("", "file.txt")]
    [InlineData(null, "file.txt")]
    [InlineData("   .hidden. ", "hidden.txt")]
    [InlineData("a\0b\r\nc\u007F.txt", "abc.txt")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.txt")]
    [InlineData("CON", "CON_.txt")]
    [InlineData("nul.txt", "nul_.txt")]
    [InlineData("COM1.tar.txt", "COM1.tar_.txt")]
    [InlineData("a<b>c:d\"e|f?g*h.txt", "a_b_c_d_e_f_g_h.txt")]
    [InlineData("report v1.2", "report v1.2.txt")]
    [InlineData("Dr. Tan", "Dr. Tan.txt")]
    [InlineData("report.pdf.exe", "report.pdf.txt")]
    [InlineData("财务报表 第四季度.TXT", "财务报表 第四季度.txt")]
    [InlineData("x%2F..%2Fy.txt", "x_2F.._2Fy.txt")]
    [InlineData("half\uD83D.txt", "half.txt")]
    [InlineData("tab\tand\u00A0blank.txt", "taband blank.txt")]
    public void A_name_becomes_safe(string? name, string expected) => SafeFileName.From(name, "txt").ShouldBe(expected);

    [Fact]
    public void A_long_name_keeps_its_extension_and_fits_every_file_system()
    {
        SafeFileName.From(new string('a', 300), "pdf").ShouldBe(new string('a', 116) + ".pdf");
        var emoji = SafeFileName.From(string.Concat(Enumerable.Repeat("😀", 200)), "pdf");
        System.Text.Encoding.UTF8.GetByteCount(emoji).ShouldBeLessThanOrEqualTo(255);
        emoji.ShouldEndWith("😀.pdf");
    }

    [Fact]
    public void A_stem_keeps_its_dots() => SafeFileName.FromStem("pipeline_acme.inc", "csv").ShouldBe("pipeline_acme.inc.csv");
}
