using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Mezzofy.Functions.Tests.Files;

public sealed class DownloadTests(FilesHost host) : IClassFixture<FilesHost>
{
    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(10_000);

    [Fact]
    public async Task A_file_comes_whole_with_headers_that_keep_it_a_file()
    {
        var file = await host.StoreAsync(Bytes, "财务报表 Q4.pdf");

        using var response = await host.Client.GetAsync($"/files/{file.Id}");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(Bytes);
        response.Content.Headers.ContentLength.ShouldBe(10_000);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/pdf");
        response.Headers.ETag!.Tag.ShouldBe($"\"{file.Sha256}\"");
        response.Headers.AcceptRanges.ShouldBe(["bytes"]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("财务报表 Q4.pdf");
        response.Content.Headers.ContentDisposition!.ToString().ShouldContain("filename*=UTF-8''%E8%B4%A2");
    }

    [Fact]
    public async Task Text_that_was_generated_says_its_encoding()
    {
        var file = await host.StoreAsync("a,b"u8.ToArray(), "t.csv", "csv", "text/csv");

        using var response = await host.Client.GetAsync($"/files/{file.Id}");

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
    }

    [Theory]
    [InlineData("bytes=0-0", 0, 1)]
    [InlineData("bytes=100-199", 100, 100)]
    [InlineData("bytes=9990-", 9990, 10)]
    [InlineData("bytes=9990-99999", 9990, 10)]
    [InlineData("bytes=-10", 9990, 10)]
    [InlineData("bytes=-99999", 0, 10_000)]
    public async Task A_range_is_that_part(string range, int start, int length)
    {
        var file = await host.StoreAsync(Bytes);

        using var response = await GetAsync(file.Id, ("Range", range));

        response.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(Bytes[start..(start + length)]);
        response.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes {start}-{start + length - 1}/10000");
    }

    [Theory]
    [InlineData("bytes=10000-")]
    [InlineData("bytes=20000-20001")]
    [InlineData("bytes=-0")]
    public async Task A_range_outside_the_file_is_a_416_that_names_its_size(string range)
    {
        var file = await host.StoreAsync(Bytes);

        using var response = await GetAsync(file.Id, ("Range", range));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        response.Content.Headers.ContentRange!.ToString().ShouldBe("bytes */10000");
        (await FilesHost.JsonAsync(response)).GetProperty("code").GetString().ShouldBe("range_not_satisfiable");
    }

    [Theory]
    [InlineData("bytes=0-1,5-6")]
    [InlineData("bytes=5-1")]
    [InlineData("pages=1-2")]
    [InlineData("bytes=abc")]
    [InlineData("bytes=99999999999999999999999-")]
    public async Task Several_ranges_or_nonsense_give_the_whole_file(string range)
    {
        var file = await host.StoreAsync(Bytes);

        using var response = await GetAsync(file.Id, ("Range", range));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).Length.ShouldBe(10_000);
    }

    [Fact]
    public async Task A_range_counts_only_for_the_version_it_was_asked_of()
    {
        var file = await host.StoreAsync(Bytes);

        using var same = await GetAsync(file.Id, ("Range", "bytes=0-9"), ("If-Range", $"\"{file.Sha256}\""));
        using var other = await GetAsync(file.Id, ("Range", "bytes=0-9"), ("If-Range", "\"other\""));
        using var old = await GetAsync(file.Id, ("Range", "bytes=0-9"), ("If-Range", "Mon, 01 Jan 2024 00:00:00 GMT"));

        same.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        old.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("If-None-Match", "\"{0}\"", 304)]
    [InlineData("If-None-Match", "W/\"{0}\"", 304)]
    [InlineData("If-None-Match", "\"x\", \"{0}\"", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"x\"", 200)]
    [InlineData("If-Modified-Since", "Wed, 01 Jan 2200 00:00:00 GMT", 304)]
    [InlineData("If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT", 200)]
    [InlineData("If-Match", "\"x\"", 412)]
    [InlineData("If-Match", "\"{0}\"", 200)]
    [InlineData("If-Unmodified-Since", "Mon, 01 Jan 2024 00:00:00 GMT", 412)]
    public async Task Conditions_decide_the_answer(string header, string value, int status)
    {
        var file = await host.StoreAsync(Bytes);

        using var response = await GetAsync(file.Id, (header, value.Replace("{0}", file.Sha256, StringComparison.Ordinal)));

        ((int)response.StatusCode).ShouldBe(status);
        if (status == 304)
        {
            (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
            response.Headers.ETag!.Tag.ShouldBe($"\"{file.Sha256}\"");
        }
    }

    [Fact]
    public async Task HEAD_tells_everything_but_the_bytes()
    {
        var file = await host.StoreAsync(Bytes);

        using var response = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/files/{file.Id}") { Headers = { Range = new RangeHeaderValue(0, 5) } });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldBe(10_000);
        response.Content.Headers.ContentDisposition.ShouldNotBeNull();
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("file_0198f3c2a4b07c1e9d2f6a5b4c3d2e1f")]
    [InlineData("file_")]
    [InlineData("file_%27%20or%201=1")]
    [InlineData("file_..%2F..%2Fetc%2Fpasswd")]
    public async Task What_does_not_exist_is_a_404(string id)
    {
        using var response = await host.Client.GetAsync($"/files/{id}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await FilesHost.JsonAsync(response)).GetProperty("code").GetString().ShouldBe("not_found");
    }

    [Fact]
    public async Task What_is_somebody_elses_does_not_exist()
    {
        var file = await host.StoreAsync(Bytes, owner: "user_bob");

        using var response = await host.Client.GetAsync($"/files/{file.Id}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_empty_file_is_downloaded_too()
    {
        var file = await host.StoreAsync([]);

        using var response = await host.Client.GetAsync($"/files/{file.Id}");
        using var range = await GetAsync(file.Id, ("Range", "bytes=0-"));

        response.Content.Headers.ContentLength.ShouldBe(0);
        range.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Fact]
    public async Task Lists_are_pages_of_ones_own_files()
    {
        var user = $"user_{Guid.NewGuid():N}";
        for (var n = 0; n < 3; n++)
        {
            await host.StoreAsync(Encoding.ASCII.GetBytes($"{n}"), $"f{n}.pdf", owner: user);
        }

        var first = await ListAsync(user, "?limit=2");
        var second = await ListAsync(user, $"?limit=2&cursor={first.GetProperty("next_cursor").GetString()}");

        first.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()).Distinct().Count().ShouldBe(2);
        second.GetProperty("items").GetArrayLength().ShouldBe(1);
        second.GetProperty("next_cursor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var item = second.GetProperty("items")[0];
        item.GetProperty("type").GetString().ShouldBe("pdf");
        item.GetProperty("download_url").GetString().ShouldBe($"/files/{item.GetProperty("id").GetString()}");
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?limit=x")]
    [InlineData("?limit=-1")]
    [InlineData("?cursor=nonsense")]
    [InlineData("?cursor=%00")]
    public async Task A_wrong_page_is_a_400(string query)
    {
        using var response = await host.Client.GetAsync($"/files/list{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await FilesHost.JsonAsync(response)).GetProperty("code").GetString().ShouldBe("validation_failed");
    }

    private async Task<System.Text.Json.JsonElement> ListAsync(string user, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/list{query}");
        request.Headers.Add("X-User", user);
        using var client = new HttpClient { BaseAddress = host.Address };
        using var response = await client.SendAsync(request);
        return await FilesHost.JsonAsync(response);
    }

    private Task<HttpResponseMessage> GetAsync(string id, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{id}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return host.Client.SendAsync(request);
    }
}
