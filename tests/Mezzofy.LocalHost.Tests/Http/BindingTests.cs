using System.Net;

namespace Mezzofy.LocalHost.Tests.Http;

public sealed class BindingTests(HttpFixture fixture) : IClassFixture<HttpFixture>
{
    [Theory]
    [InlineData("bind/int/-5", "int -5")]
    [InlineData("bind/guid/6F9619FF-8B86-D011-B42D-00CF4FC964FF", "guid 6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    [InlineData("bind/bool/true", "bool True")]
    [InlineData("bind/date/2026-11-23", "date 2026-11-23")]
    [InlineData("bind/enum/1", "enum Monday")]
    [InlineData("bind/optional/x", "optional x")]
    [InlineData("bind/optional-int/7", "optional 7")]
    public async Task A_route_value_is_bound_by_the_rules_of_json(string path, string expected) =>
        (await fixture.Host.TextAsync(path)).ShouldBe(expected);

    [Theory]
    [InlineData("bind/int/abc")]
    [InlineData("bind/int/99999999999")]
    [InlineData("bind/guid/abc")]
    [InlineData("bind/enum/Monday")]
    [InlineData("bind/missing-int")]
    public async Task An_invalid_or_missing_route_value_is_a_500_with_an_empty_body(string path)
    {
        using var response = await fixture.Host.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        response.Content.Headers.ContentLength.ShouldBe(0);
    }

    [Fact]
    public async Task A_binding_failure_is_seen_inside_next()
    {
        using var response = await fixture.Host.GetAsync("bind/int/abc", ("x-outer", "catch"));

        response.Headers.GetValues("x-caught").Single().ShouldStartWith("FunctionInputConverterException");
    }

    [Theory]
    [InlineData("bind/optional", "optional null")]
    [InlineData("bind/optional-int", "optional null")]
    [InlineData("bind/default", "default abc")]
    [InlineData("bind/default/x", "default x")]
    public async Task A_missing_optional_value_is_null_and_a_default_is_used(string path, string expected) =>
        (await fixture.Host.TextAsync(path)).ShouldBe(expected);

    [Theory]
    [InlineData("bind/rest/a/b%20c", "rest a/b c")]
    [InlineData("bind/rest", "rest null")]
    public async Task A_catch_all_is_decoded_and_null_when_empty(string path, string expected) =>
        (await fixture.Host.TextAsync(path)).ShouldBe(expected);

    [Fact]
    public async Task An_encoded_slash_in_a_plain_segment_stays_encoded() =>
        (await fixture.Host.TextAsync("bind/text/a%2Fb")).ShouldBe("text a%2Fb");

    [Theory]
    [InlineData("BIND/Int/5", "int 5")]
    [InlineData("bind/int/5/", "int 5")]
    [InlineData("Unrouted", "unrouted GET")]
    [InlineData("unrouted", "unrouted GET")]
    public async Task A_path_is_matched_whatever_its_case_and_a_trailing_slash_is_ignored(string path, string expected) =>
        (await fixture.Host.TextAsync(path)).ShouldBe(expected);

    [Theory]
    [InlineData("bind/constrained/5", HttpStatusCode.OK)]
    [InlineData("bind/constrained/abc", HttpStatusCode.NotFound)]
    [InlineData("admin/users", HttpStatusCode.OK)]
    [InlineData("ADMIN/users", HttpStatusCode.OK)]
    [InlineData("administrator/users", HttpStatusCode.NotFound)]
    [InlineData("files/file_1", HttpStatusCode.OK)]
    [InlineData("files/sess_1", HttpStatusCode.NotFound)]
    [InlineData("files//file_1", HttpStatusCode.NotFound)]
    [InlineData("nothing/here", HttpStatusCode.NotFound)]
    public async Task A_constraint_that_does_not_hold_is_a_404(string path, HttpStatusCode status)
    {
        using var response = await fixture.Host.GetAsync(path);

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_literal_and_a_constrained_parameter_live_side_by_side()
    {
        (await fixture.Host.TextAsync("files/list")).ShouldBe("all files");
        (await fixture.Host.TextAsync("files/file_9")).ShouldBe("file file_9");
        (await fixture.Host.TextAsync("admin/users")).ShouldBe("users of admin");
    }

    [Theory]
    [InlineData("PUT", "method")]
    [InlineData("HEAD", "files/list")]
    [InlineData("OPTIONS", "files/list")]
    public async Task A_wrong_method_is_a_404_without_an_allow_header(string method, string path)
    {
        using var response = await fixture.Host.SendAsync(new HttpMethod(method), path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.Allow.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "post")]
    [InlineData("DELETE", "delete")]
    public async Task Different_methods_of_one_path_are_different_functions(string method, string expected)
    {
        using var response = await fixture.Host.SendAsync(new HttpMethod(method), "method");

        (await response.Content.ReadAsStringAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task No_list_of_methods_means_every_method()
    {
        using var response = await fixture.Host.SendAsync(new HttpMethod("PROPFIND"), "unrouted");

        (await response.Content.ReadAsStringAsync()).ShouldBe("unrouted PROPFIND");
    }

    [Fact]
    public async Task The_root_answers_a_page()
    {
        using var response = await fixture.Host.GetAsync("/");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }
}
