using System.Net;
using System.Net.Http.Headers;

namespace Mezzofy.LocalHost.Tests.Http;

public sealed class ResultTests(HttpFixture fixture) : IClassFixture<HttpFixture>
{
    [Theory]
    [InlineData("result/object", 200, "application/json; charset=utf-8", """{"name":"Adä","mail":null,"day":1}""")]
    [InlineData("result/json", 200, "application/json; charset=utf-8", """{"name":"Ad\u00E4","mail":null,"day":1}""")]
    [InlineData("result/text", 200, "text/plain; charset=utf-8", "text")]
    [InlineData("result/null", 204, null, "")]
    [InlineData("result/nothing", 200, null, "")]
    [InlineData("result/content", 200, "text/plain; charset=utf-8", "content")]
    [InlineData("result/problem", 422, "application/problem+json; charset=utf-8", """{"title":"No","status":422}""")]
    [InlineData("result/bad", 400, null, "")]
    [InlineData("result/missing", 404, null, "")]
    [InlineData("result/unauthorized", 401, null, "")]
    [InlineData("result/forbid", 500, null, "")]
    [InlineData("minimal/text", 200, "application/json; charset=utf-8", "\"text\"")]
    [InlineData("minimal/empty", 204, null, "")]
    [InlineData("no-result", 200, null, "")]
    [InlineData("void-result", 202, null, "")]
    public async Task A_result_is_answered_as_the_official_stack_answers_it(string path, int status, string? type, string body)
    {
        using var response = await fixture.Host.GetAsync(path);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType?.ToString().ShouldBe(type);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
    }

    [Fact]
    public async Task A_minimal_problem_adds_type_and_title()
    {
        using var response = await fixture.Host.GetAsync("minimal/problem");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"title\":\"Unprocessable Entity\"");
    }

    [Fact]
    public async Task An_accept_header_for_xml_is_ignored()
    {
        using var response = await fixture.Host.GetAsync("result/object", ("Accept", "application/xml"));

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task A_file_result_serves_ranges()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "result/file");
        request.Headers.Range = new RangeHeaderValue(2, 4);

        using var response = await fixture.Host.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await response.Content.ReadAsStringAsync()).ShouldBe("234");
    }

    [Fact]
    public async Task Writing_to_the_response_and_returning_a_result_keeps_what_was_written()
    {
        using var response = await fixture.Host.GetAsync("write-then-return");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("written");
    }

    [Fact]
    public async Task Own_headers_and_cookies_pass()
    {
        using var response = await fixture.Host.GetAsync("headers", ("Accept-Encoding", "gzip"));

        response.Headers.GetValues("x-own").ShouldBe(["own"]);
        response.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("c=1");
        response.Headers.Server.ToString().ShouldBe("Kestrel");
        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_streamed_response_flows_as_it_is_written()
    {
        using var response = await fixture.Host.GetAsync("events");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        foreach (var step in Enumerable.Range(0, 3))
        {
            (await reader.ReadLineAsync()).ShouldBe($"data: {step}");
            (await reader.ReadLineAsync()).ShouldBe(string.Empty);
            if (step < 2)
                (await fixture.Host.SendAsync(HttpMethod.Post, "gates/events")).Dispose();
        }

        (await reader.ReadLineAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_form_is_read_and_another_content_type_is_a_500()
    {
        using var form = new MultipartFormDataContent { { new StringContent("Ada"), "name" }, { new ByteArrayContent([1]), "file", "a.bin" } };
        using var good = await fixture.Host.SendAsync(HttpMethod.Post, "form", form);
        using var bad = await fixture.Host.SendAsync(HttpMethod.Post, "form", new StringContent("x"));

        (await good.Content.ReadAsStringAsync()).ShouldBe("Ada 1");
        bad.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Theory]
    [InlineData(8_100, HttpStatusCode.OK)]
    [InlineData(16_000, HttpStatusCode.RequestUriTooLong)]
    public async Task A_query_beyond_8_kilobytes_is_a_414(int length, HttpStatusCode status)
    {
        using var response = await fixture.Host.GetAsync("files/list?q=" + new string('x', length));

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData(20_000, HttpStatusCode.OK)]
    [InlineData(40_000, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task Headers_beyond_32_kilobytes_are_a_431(int length, HttpStatusCode status)
    {
        using var response = await fixture.Host.GetAsync("files/list", ("x-long", new string('x', length)));

        response.StatusCode.ShouldBe(status);
    }
}
