using System.IO.Compression;
using System.Text;
using Mezzofy.Core.Artifacts;

namespace Mezzofy.Core.Tests.Artifacts;

public sealed class ContentSnifferTests
{
    [Theory]
    [InlineData("picture.jpg", "jpg")]
    [InlineData("picture.png", "png")]
    [InlineData("picture.heic", "heic")]
    [InlineData("picture.webp", "webp")]
    [InlineData("clip.mp4", "mp4")]
    [InlineData("clip.mov", "mov")]
    [InlineData("clip.avi", "avi")]
    [InlineData("tone.mp3", "mp3")]
    [InlineData("tone.wav", "wav")]
    [InlineData("tone.m4a", "m4a")]
    [InlineData("tone.ogg", "ogg")]
    [InlineData("150109DSP-Milw-505-90D.pdf", "pdf")]
    [InlineData("par-hyperlinks.docx", "docx")]
    [InlineData("txt-text-frame.pptx", "pptx")]
    public async Task A_real_file_is_known_whatever_it_is_called(string sample, string kind)
    {
        var bytes = Sample(sample);

        (await SniffAsync(bytes, sample)).Kind.ShouldBe(kind);
        (await SniffAsync(bytes, "wrong.exe")).Kind.ShouldBe(kind);
        (await SniffAsync(bytes, null)).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_spreadsheet_is_known_by_what_its_package_declares()
    {
        var bytes = Package("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", ("xl/workbook.xml", "<workbook/>"));

        (await SniffAsync(bytes, "numbers.zip")).ShouldBe(FileKind.Xlsx);
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n", "table.csv", "csv")]
    [InlineData("# Title\n\n<p align=center>x</p>", "readme.md", "md")]
    [InlineData("<p align=\"center\"><img src=\"logo.png\"></p>\n\n# Title", "README.md", "md")]
    [InlineData("just text 中文 résumé", "notes.txt", "txt")]
    [InlineData("no extension", "notes", "txt")]
    [InlineData("1 < 2", "math.txt", "txt")]
    [InlineData("<3 this", "love.txt", "txt")]
    public async Task Text_is_told_apart_by_its_name(string text, string name, string kind)
    {
        (await SniffAsync(Encoding.UTF8.GetBytes(text), name)).Kind.ShouldBe(kind);
        (await SniffAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)], name)).Kind.ShouldBe(kind);
        (await SniffAsync([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], name)).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_table_from_an_older_spreadsheet_is_text_too()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        (await SniffAsync(Encoding.GetEncoding("GB18030").GetBytes("名称,金额\r\n优惠券,100\r\n"), "t.csv")).ShouldBe(FileKind.Csv);
        (await SniffAsync(Encoding.Latin1.GetBytes("café;5\r\n"), "t.csv")).ShouldBe(FileKind.Csv);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "report.pdf", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0], "Windows program" },
        { "report.pdf", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1], "Linux program" },
        { "notes.txt", "<html><script>alert(1)</script></html>"u8.ToArray(), "web page" },
        { "notes.txt", "\uFEFF  \r\n<!DOCTYPE html><p>"u8.ToArray(), "web page" },
        { "notes.txt", "<ScRiPt >alert(1)"u8.ToArray(), "web page" },
        { "notes.csv", "<img src=x onerror=alert(1)>"u8.ToArray(), "web page" },
        { "notes.md", "<script>alert(1)</script>"u8.ToArray(), "web page" },
        { "notes.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<script>x")], "web page" },
        { "picture.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"u8.ToArray(), "web page" },
        { "feed.txt", "<?xml version='1.0'?><a/>"u8.ToArray(), "XML" },
        { "run.txt", "#!/bin/sh\nrm -rf /"u8.ToArray(), "script" },
        { "empty.pdf", [], "empty" },
        { "photo.jpg", "plain words"u8.ToArray(), "jpg" },
        { "page.html", "plain words"u8.ToArray(), "html" },
        { "data.csv", [(byte)'a', 0, (byte)'b', 0], "binary" },
        { "data.txt", [.. Enumerable.Range(0, 256).Select(n => (byte)n)], "binary" },
        { "bad.txt", [0xEF, 0xBB, 0xBF, (byte)'a', 0xC3, 0x28], "utf-8" },
        { "bad.txt", [0xFF, 0xFE, (byte)'a', 0, (byte)'b'], "utf-16" },
        { "bad.txt", [0xFF, 0xFE, 0x00, 0xD8, (byte)'b', 0], "utf-16" },
        { "old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "Office" },
        { "a.gif", "GIF89a\x01\x00"u8.ToArray(), "image/gif" },
        { "a.tar.gz", [0x1F, 0x8B, 8, 0], "gzip" },
        { "a.ogg", [.. "OggS"u8, .. new byte[22], 1, 30, .. "\x80theora"u8], "without sound" },
        { "a.avif", [0, 0, 0, 28, .. "ftypavif"u8, 0, 0, 0, 0, .. "mif1miaf"u8], "AVIF" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_taken_is_refused_and_named(string name, byte[] content, string found)
    {
        var problem = await Should.ThrowAsync<ProblemException>(() => SniffAsync(content, name));

        problem.Status.ShouldBe(415);
        problem.Code.ShouldBe("unsupported_media_type");
        problem.Message.ShouldContain(found);
    }

    [Fact]
    public async Task A_video_that_is_not_taken_is_refused() => await RefusedAsync(Sample("clip.webm"), "clip.mp4", "WebM");

    [Fact]
    public async Task Control_bytes_far_into_a_text_are_found() =>
        await RefusedAsync([.. Enumerable.Repeat((byte)'x', 200_000), 0, 1, 2], "long.txt", "binary");

    [Fact]
    public async Task A_character_across_two_chunks_is_no_flaw()
    {
        var text = new string('x', (64 * 1024) - 1) + "中" + new string('y', 70_000);

        (await SniffAsync([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], "t.txt")).ShouldBe(FileKind.Txt);
    }

    [Theory]
    [InlineData("picture.png")]
    [InlineData("picture.jpg")]
    [InlineData("150109DSP-Milw-505-90D.pdf")]
    [InlineData("tone.wav")]
    public async Task A_file_with_an_archive_behind_it_is_refused(string sample) =>
        await RefusedAsync([.. Sample(sample), .. Zip(("evil.class", "x"))], sample, "ZIP archive in one");

    [Fact]
    public async Task An_archive_that_is_a_PDF_too_is_refused() =>
        await RefusedAsync(Zip(("%PDF-1.4", "x")), "a.docx", "PDF in one");

    [Fact]
    public async Task Archives_that_are_no_document_are_named()
    {
        await RefusedAsync(Zip(("a.txt", "x")), "a.docx", "ZIP archive");
        await RefusedAsync(Zip(("META-INF/MANIFEST.MF", "x")), "a.docx", "Java");
        await RefusedAsync(Package("application/vnd.ms-word.document.macroEnabled.main+xml"), "a.docx", "macros");
        await RefusedAsync(Package("wordprocessingml.document.main+xml", ("word/vbaProject.bin", "x")), "a.docx", "macros");
        await RefusedAsync(Zip(), "a.docx", "empty ZIP");
    }

    [Fact]
    public async Task A_cut_document_is_broken() => await RefusedAsync(Sample("par-hyperlinks.docx")[..6000], "a.docx", "broken");

    [Fact]
    public async Task A_bomb_is_refused_without_being_unpacked()
    {
        var bomb = Package("wordprocessingml.document.main+xml", ("word/document.xml", new string('0', 50_000_000)));

        bomb.Length.ShouldBeLessThan(200_000);
        await RefusedAsync(bomb, "a.docx", "far more");
    }

    [Fact]
    public async Task Too_many_entries_are_refused() =>
        await RefusedAsync(Package("wordprocessingml.document.main+xml", [.. Enumerable.Range(0, 12_000).Select(n => ($"e{n}", ""))]), "a.docx", "too many");

    [Fact]
    public async Task A_directory_that_lies_about_its_place_does_not_hurt()
    {
        var bytes = Sample("par-hyperlinks.docx");
        for (var offset = 0u; offset < 0xFFFF_FFF0; offset += 0x1FFF_FFFF)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 6), offset);
            (await Should.ThrowAsync<ProblemException>(() => SniffAsync(bytes, "a.docx"))).Status.ShouldBe(415);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Damaged_and_random_bytes_give_a_kind_or_a_refusal_and_never_anything_else(int seed)
    {
        var random = new Random(seed);
        foreach (var sample in Directory.EnumerateFiles(SampleFolder))
        {
            for (var round = 0; round < 40; round++)
            {
                var bytes = await File.ReadAllBytesAsync(sample);
                bytes = bytes[..random.Next(1, bytes.Length)];
                for (var flip = random.Next(20); flip > 0; flip--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                try
                {
                    (await SniffAsync(bytes, Path.GetFileName(sample))).ShouldNotBeNull();
                }
                catch (ProblemException problem)
                {
                    problem.Status.ShouldBe(415);
                }
            }
        }
    }

    private static string SampleFolder => Path.Combine(AppContext.BaseDirectory, "Artifacts", "samples");

    internal static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(SampleFolder, name));

    internal static byte[] Package(string contentType, params (string Name, string Content)[] entries) =>
        Zip([("[Content_Types].xml", $"<Types><Override PartName=\"/x\" ContentType=\"{contentType}\"/></Types>"), .. entries]);

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    private static async Task RefusedAsync(byte[] content, string name, string found)
    {
        var problem = await Should.ThrowAsync<ProblemException>(() => SniffAsync(content, name));
        problem.Code.ShouldBe("unsupported_media_type");
        problem.Message.ShouldContain(found);
    }

    private static async Task<FileKind> SniffAsync(byte[] content, string? name)
    {
        using var stream = new MemoryStream(content);
        return await ContentSniffer.SniffAsync(stream, name, CancellationToken.None);
    }
}
