using System.Text;
using Mezzofy.Core;
using Mezzofy.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Tests.Http;

public sealed class JsonBodyTests
{
    private const int Max = 100_000;

    [Fact]
    public async Task Names_are_snake_case_and_unknown_members_are_ignored()
    {
        var body = await ReadAsync("""{"first_name":"李","count":3,"kind":"second_one","tags":["a"],"inner":{"at":"2026-02-26T10:00:00+08:00"},"role":"admin"}""");

        body.FirstName.ShouldBe("李");
        body.Count.ShouldBe(3);
        body.Kind.ShouldBe(Kind.SecondOne);
        body.Inner!.At.ShouldBe(new DateTimeOffset(2026, 2, 26, 10, 0, 0, TimeSpan.FromHours(8)));
    }

    [Theory]
    [InlineData("""{"first_name":5}""", "first_name")]
    [InlineData("""{"first_name":{}}""", "first_name")]
    [InlineData("""{"first_name":["a"]}""", "first_name")]
    [InlineData("""{"count":"3"}""", "count")]
    [InlineData("""{"count":3.5}""", "count")]
    [InlineData("""{"count":99999999999999}""", "count")]
    [InlineData("""{"kind":"third"}""", "kind")]
    [InlineData("""{"kind":1}""", "kind")]
    [InlineData("""{"tags":"a"}""", "tags")]
    [InlineData("""{"tags":["a",1]}""", "tags[1]")]
    [InlineData("""{"inner":{"at":"yesterday"}}""", "inner.at")]
    [InlineData("""{"inner":[]}""", "inner")]
    [InlineData("""{"first_name":"a\u0000b"}""", "first_name")]
    [InlineData("""{"first_name":"\ud800"}""", "first_name")]
    public async Task A_wrong_type_is_named_by_its_field(string json, string field)
    {
        var refusal = await RefusalAsync(json);

        (refusal.Status, refusal.Code).ShouldBe((400, "validation_failed"));
        refusal.Errors!.Keys.ShouldBe([field]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"first_name\":}")]
    [InlineData("{\"first_name\":\"a\"} x")]
    [InlineData("{} {}")]
    [InlineData("{'first_name':'a'}")]
    [InlineData("{\"first_name\":\"\u0001\"}")]
    [InlineData("hello")]
    [InlineData("first_name=a")]
    public async Task What_is_no_JSON_object_is_refused(string text)
    {
        var refusal = await RefusalAsync(text);

        (refusal.Status, refusal.Code).ShouldBe((400, "invalid_json"));
    }

    [Theory]
    [InlineData(10_000, "[", "]")]
    [InlineData(10_000, "{\"u\":", "}")]
    [InlineData(65, "{\"unknown\":", "}")]
    public async Task Deep_nesting_is_refused_wherever_it_is(int depth, string open, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));

        (await RefusalAsync(nested)).Code.ShouldBe("invalid_json");
        (await RefusalAsync($$"""{"unknown":{{nested}}}""")).Code.ShouldBe("invalid_json");
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        var request = Request([.. "{\"first_name\":\""u8, 0xff, 0xfe, .. "\"}"u8]);

        (await Should.ThrowAsync<ProblemException>(() => JsonBody.ReadAsync<Body>(request, Max))).Code.ShouldBeOneOf("invalid_json", "validation_failed");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_415(string? type)
    {
        var request = Request("{}"u8.ToArray(), type);

        (await Should.ThrowAsync<ProblemException>(() => JsonBody.ReadAsync<Body>(request, Max))).Status.ShouldBe(415);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=UTF-8")]
    [InlineData("application/vnd.api+json")]
    public async Task JSON_content_types_are_taken(string type) =>
        (await JsonBody.ReadAsync<Body>(Request("""{"count":1}"""u8.ToArray(), type), Max)).Count.ShouldBe(1);

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_refused_before_it_is_read()
    {
        var stream = new CountingStream();
        var request = Request(stream);
        request.ContentLength = 50 * 1024 * 1024;

        (await Should.ThrowAsync<ProblemException>(() => JsonBody.ReadAsync<Body>(request, Max))).Code.ShouldBe("body_too_large");
        stream.BytesRead.ShouldBe(0);
    }

    [Fact]
    public async Task A_body_without_a_length_is_read_no_further_than_the_limit()
    {
        var stream = new CountingStream();

        (await Should.ThrowAsync<ProblemException>(() => JsonBody.ReadAsync<Body>(Request(stream), Max))).Status.ShouldBe(413);
        stream.BytesRead.ShouldBeLessThan(2 * Max);
    }

    private static Task<Body> ReadAsync(string json) => JsonBody.ReadAsync<Body>(Request(Encoding.UTF8.GetBytes(json)), Max);

    private static Task<ProblemException> RefusalAsync(string text) => Should.ThrowAsync<ProblemException>(() => ReadAsync(text));

    private static HttpRequest Request(byte[] body, string? type = "application/json") => Request(new MemoryStream(body), type);

    private static HttpRequest Request(Stream body, string? type = "application/json")
    {
        var request = new DefaultHttpContext().Request;
        request.Body = body;
        request.ContentType = type;
        return request;
    }

    private enum Kind
    {
        FirstOne,
        SecondOne,
    }

    private sealed record Body(string? FirstName, int? Count, Kind? Kind, IReadOnlyList<string>? Tags, Inner? Inner);

    private sealed record Inner(DateTimeOffset? At);

    /// <summary>An endless JSON text.</summary>
    private sealed class CountingStream : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            BytesRead += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
