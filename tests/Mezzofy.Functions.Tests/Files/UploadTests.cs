using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Mezzofy.Core;

namespace Mezzofy.Functions.Tests.Files;

public sealed class UploadTests : IAsyncLifetime
{
    private readonly FilesHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_upload_becomes_a_file_with_its_real_type_and_a_safe_name()
    {
        var session = await host.OpenSessionAsync("user_alice");

        using var response = await PostAsync(FilesHost.Form("a,b\r\n1,2\r\n"u8.ToArray(), "../../etc/passwd.csv", session));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var file = await FilesHost.JsonAsync(response);
        file.GetProperty("name").GetString().ShouldBe("passwd.csv");
        file.GetProperty("content_type").GetString().ShouldBe("text/csv");
        file.GetProperty("origin").GetString().ShouldBe("uploaded");
        file.GetProperty("session_id").GetString().ShouldBe(session);
        file.GetProperty("size").GetInt64().ShouldBe(10);
        response.Headers.Location!.ToString().ShouldBe($"/files/{file.GetProperty("id").GetString()}");
        (await host.Client.GetStringAsync(response.Headers.Location)).ShouldBe("a,b\r\n1,2\r\n");
    }

    [Fact]
    public async Task A_program_called_report_is_refused_and_named()
    {
        using var response = await PostAsync(FilesHost.Form([(byte)'M', (byte)'Z', 0x90, 0, 3, 0], "report.pdf"));

        await RefusedAsync(response, 415, "unsupported_media_type", "Windows program");
    }

    [Fact]
    public async Task A_file_above_its_limit_is_refused_while_it_streams()
    {
        using var response = await PostAsync(FilesHost.Form(Enumerable.Repeat((byte)'x', 22_000_000).ToArray(), "long.txt"));

        await RefusedAsync(response, 413, "file_too_large", "20 MB");
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_refused_before_it_is_sent()
    {
        var head = Head("Content-Type: multipart/form-data; boundary=b", 500_000_000);

        var answer = await RawAsync(head, closes: false);

        answer.ShouldStartWith("HTTP/1.1 413");
    }

    [Fact]
    public async Task An_upload_that_is_cut_in_the_middle_leaves_nothing()
    {
        var body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n" + new string('x', 5_000_000);

        await RawAsync(Head("Content-Type: multipart/form-data; boundary=b", 9_000_000) + body, closes: true);

        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_form_without_its_end_is_refused_and_leaves_nothing()
    {
        using var content = new StringContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nsome text");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        using var response = await host.Client.PostAsync("/files/upload", content);

        await RefusedAsync(response, 400, "upload_incomplete", "nothing was kept");
    }

    [Theory]
    [InlineData("application/json", 415)]
    [InlineData("multipart/form-data", 415)]
    [InlineData("multipart/mixed; boundary=b", 415)]
    public async Task What_is_no_form_is_refused(string contentType, int status)
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await host.Client.PostAsync("/files/upload", content);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_form_without_a_file_or_with_two_is_refused()
    {
        using var none = new MultipartFormDataContent { { new StringContent("x"), "session_id" } };
        using var noneResponse = await PostAsync(none);
        await RefusedAsync(noneResponse, 400, "validation_failed", "file");

        using var two = FilesHost.Form("a"u8.ToArray(), "a.txt");
        two.Add(new ByteArrayContent("b"u8.ToArray()), "file", "b.txt");
        using var twoResponse = await PostAsync(two);
        await RefusedAsync(twoResponse, 400, "validation_failed", "one file");
    }

    [Fact]
    public async Task A_session_that_is_somebody_elses_or_malformed_is_a_404_and_nothing_is_kept()
    {
        var foreign = await host.OpenSessionAsync("user_bob");

        foreach (var session in new[] { foreign, "sess_x", "'; drop table", Ids.New(Ids.Session) })
        {
            using var response = await PostAsync(FilesHost.Form("a"u8.ToArray(), "a.txt", session));
            await RefusedAsync(response, 404, "not_found", "session");
        }
    }

    [Fact]
    public async Task The_same_key_and_bytes_give_the_same_file_and_other_bytes_a_409()
    {
        var first = await KeyedAsync("one");
        var second = await KeyedAsync("one");
        using var third = await PostAsync(FilesHost.Form("two"u8.ToArray(), "a.txt"), "key-1");

        second.GetProperty("id").GetString().ShouldBe(first.GetProperty("id").GetString());
        ((int)third.StatusCode).ShouldBe(409);
        (await FilesHost.JsonAsync(third)).GetProperty("code").GetString().ShouldBe("idempotency_key_reused");
        (await host.BlobCountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_hostile_file_name_in_every_form_is_made_safe()
    {
        foreach (var disposition in new[]
        {
            "form-data; name=\"file\"; filename=\"..\\\\..\\\\CON.txt\"",
            "form-data; name=\"file\"; filename*=UTF-8''%2e%2e%2f%e2%80%aeevil%00.txt",
            "form-data; name=\"file\"; filename=\"" + new string('n', 5000) + ".txt\"",
        })
        {
            using var content = new StringContent($"--b\r\nContent-Disposition: {disposition}\r\n\r\ntext\r\n--b--\r\n");
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
            using var response = await host.Client.PostAsync("/files/upload", content);

            response.StatusCode.ShouldBe(HttpStatusCode.Created);
            var name = (await FilesHost.JsonAsync(response)).GetProperty("name").GetString()!;
            name.Length.ShouldBeLessThanOrEqualTo(120);
            name.ShouldNotContain('/');
            name.ShouldNotContain('\u202E');
            name.ShouldNotBe("CON.txt");
        }
    }

    private async Task<JsonElement> KeyedAsync(string text)
    {
        using var response = await PostAsync(FilesHost.Form(Encoding.ASCII.GetBytes(text), "a.txt"), "key-1");
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await FilesHost.JsonAsync(response);
    }

    private Task<HttpResponseMessage> PostAsync(HttpContent form, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/files/upload") { Content = form };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return host.Client.SendAsync(request);
    }

    private async Task RefusedAsync(HttpResponseMessage response, int status, string code, string named)
    {
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await FilesHost.JsonAsync(response);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("detail").GetString()!.ShouldContain(named);
        await NothingIsLeftAsync();
    }

    // The server may still be putting away what a broken connection sent.
    private async Task NothingIsLeftAsync()
    {
        for (var tries = 0; tries < 100 && await host.BlobCountAsync() > 0; tries++)
        {
            await Task.Delay(100);
        }

        (await host.BlobCountAsync()).ShouldBe(0);
        (await host.Client.GetStringAsync("/files/list")).ShouldContain("\"items\":[]");
    }

    private static string Head(string contentType, long length) =>
        $"POST /files/upload HTTP/1.1\r\nHost: x\r\nX-User: user_alice\r\n{contentType}\r\nContent-Length: {length}\r\n\r\n";

    private async Task<string> RawAsync(string request, bool closes)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        if (closes)
        {
            socket.Client.Shutdown(SocketShutdown.Send);
        }

        var buffer = new byte[4096];
        try
        {
            var read = await stream.ReadAsync(buffer);
            return Encoding.ASCII.GetString(buffer, 0, read);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
