using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Mezzofy.LocalHost.Tests.Http;

public sealed class RouteTests
{
    [Theory]
    [InlineData("x/list", "x/{id}")]
    [InlineData("x/{id}", "x/{other}")]
    [InlineData("x/{id}", "X/{id}")]
    [InlineData("x/{*rest}", "x/a/b")]
    [InlineData("x/{*rest}", "x")]
    [InlineData("x/{id?}", "x")]
    [InlineData("x/{id:regex(^file_)}", "x/file_a")]
    [InlineData("x/{id:regex(^file_)}", "x/{id:regex(^file)}")]
    [InlineData("x/{id:regex(^(a|b)$)}", "x/{id:regex(^(b|c)$)}")]
    [InlineData("x/{id:int}", "x/{id:long}")]
    [InlineData("x/{id:int}", "x/5")]
    [InlineData("x/{id:regex([0-9])}", "x/{id:guid}")]
    [InlineData("{area:regex(^admin$)}/users", "{any}/users")]
    public void Routes_that_one_path_can_match_overlap(string one, string other)
    {
        Read(one).Overlaps(Read(other)).ShouldBeTrue();
        Read(other).Overlaps(Read(one)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("x/list", "x/{id:regex(^file_)}")]
    [InlineData("x/{id:regex(^file_)}", "x/{id:regex(^sess_)}")]
    [InlineData("x/{id:regex(^(a|b)$)}", "x/{id:regex(^(c|d)$)}")]
    [InlineData("x/{id}", "x/{id}/y")]
    [InlineData("x/{id:int}", "x/list")]
    [InlineData("x/{id:guid}", "x/{id:regex(^file_)}")]
    [InlineData("x/{id:guid}", "x/{id:int}")]
    [InlineData("{area:regex(^admin$)}/users", "chat/users")]
    [InlineData("x/{*rest}", "y/{*rest}")]
    public void Routes_that_no_path_can_match_do_not_overlap(string one, string other)
    {
        Read(one).Overlaps(Read(other)).ShouldBeFalse();
        Read(other).Overlaps(Read(one)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("admin/users", "conflicts with one or more built in routes")]
    [InlineData("/Runtime/x", "conflicts with one or more built in routes")]
    [InlineData("administrators", "conflicts with one or more built in routes")]
    [InlineData("x/{id:nope}", "has a constraint 'nope' that does not exist")]
    [InlineData("x/{id", "is no route template")]
    [InlineData("x/{a}-{b}", "mixes text and parameters in one segment")]
    public void A_route_that_cannot_be_served_is_refused_by_name(string route, string why)
    {
        var message = Should.Throw<StartupException>(() => Read(route)).Message;

        message.ShouldStartWith("Function 'F': the route '");
        message.ShouldContain(why);
    }

    [Theory]
    [InlineData(typeof(Overlapping), "Functions 'Item' (x/{id}) and 'List' (x/list) can match the same request")]
    [InlineData(typeof(Keyed), "Function 'Keyed' asks for a key (AuthorizationLevel.Function)")]
    [InlineData(typeof(Body), "Function 'Body', parameter 'order': this host cannot bind Order there.")]
    [InlineData(typeof(Query), "Function 'Query', parameter 'page': this host cannot bind Int32 there.")]
    [InlineData(typeof(Plain), "Function 'Plain' returns String, which its trigger would silently drop")]
    public void What_the_host_cannot_serve_is_refused_at_start_by_name(Type functions, string message) =>
        Should.Throw<StartupException>(() => Builder(functions).ConfigureFunctionsWebApplication().Build()).Message.ShouldStartWith(message);

    [Fact]
    public void An_app_that_did_not_ask_for_http_is_told_so() =>
        Should.Throw<StartupException>(() => Builder(typeof(Keyed)).Build()).Message.ShouldContain("ConfigureFunctionsWebApplication()");

    private static FunctionsApplicationBuilder Builder(Type functions) => new(new LaunchOptions
    {
        Assembly = typeof(RouteTests).Assembly,
        Types = type => type == functions,
        HostJson = """{"extensions":{"http":{"routePrefix":""}}}""",
    });

    private static RouteTemplate Read(string route)
    {
        var method = typeof(Keyed).GetMethod(nameof(Keyed.Run))!;
        var function = new LocalFunction(method, "F", method.GetParameters()[0], new HttpTriggerAttribute());
        return RouteTemplate.Parse(function, route, string.Empty);
    }

    public sealed class Overlapping
    {
        [Function("List")]
        public static IResult List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/list")] HttpRequest request) => Results.Ok();

        [Function("Item")]
        public static IResult Item([HttpTrigger(AuthorizationLevel.Anonymous, Route = "x/{id}")] HttpRequest request, string id) => Results.Ok();
    }

    public sealed class Keyed
    {
        [Function("Keyed")]
        public static IResult Run([HttpTrigger("get")] HttpRequest request) => Results.Ok();
    }

    public sealed class Body
    {
        [Function("Body")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "post")] Order order) => Results.Ok();
    }

    public sealed class Query
    {
        [Function("Query")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, int page) => Results.Ok();
    }

    public sealed class Plain
    {
        [Function("Plain")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => "lost";
    }

    public sealed record Order(string Id);
}
