using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Behaviour.Http;

/// <summary>Functions that answer with what was bound.</summary>
public sealed class Binding
{
    [Function("BindInt")]
    public IActionResult Int([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/int/{value}")] HttpRequest request, int value) =>
        new OkObjectResult($"int {value}");

    [Function("BindGuid")]
    public IActionResult Guid([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/guid/{value}")] HttpRequest request, Guid value) =>
        new OkObjectResult($"guid {value:D}");

    [Function("BindBool")]
    public IActionResult Bool([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/bool/{value}")] HttpRequest request, bool value) =>
        new OkObjectResult($"bool {value}");

    [Function("BindDate")]
    public IActionResult Date([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/date/{value}")] HttpRequest request, DateTime value) =>
        new OkObjectResult($"date {value:yyyy-MM-dd}");

    [Function("BindEnum")]
    public IActionResult Enum([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/enum/{value}")] HttpRequest request, DayOfWeek value) =>
        new OkObjectResult($"enum {value}");

    [Function("BindText")]
    public IActionResult Text([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/text/{value}")] HttpRequest request, string value) =>
        new OkObjectResult($"text {value}");

    [Function("BindOptional")]
    public IActionResult Optional(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/optional/{value?}")] HttpRequest request, string? value) =>
        new OkObjectResult($"optional {value ?? "null"}");

    [Function("BindOptionalInt")]
    public IActionResult OptionalInt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/optional-int/{value?}")] HttpRequest request, int? value) =>
        new OkObjectResult($"optional {value?.ToString() ?? "null"}");

    [Function("BindMissingInt")]
    public IActionResult MissingInt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/missing-int/{value?}")] HttpRequest request, int value) =>
        new OkObjectResult($"int {value}");

    [Function("BindDefault")]
    public IActionResult Default(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/default/{value=abc}")] HttpRequest request, string value) =>
        new OkObjectResult($"default {value}");

    [Function("BindRest")]
    public IActionResult Rest([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/rest/{*rest}")] HttpRequest request, string? rest) =>
        new OkObjectResult($"rest {rest ?? "null"}");

    [Function("BindConstrained")]
    public IActionResult Constrained(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bind/constrained/{value:int}")] HttpRequest request, int value) =>
        new OkObjectResult($"constrained {value}");

    [Function("AdminUsers")]
    public IActionResult AdminUsers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{area:regex(^admin$)}/users")] HttpRequest request, string area) =>
        new OkObjectResult($"users of {area}");

    [Function("FileById")]
    public IActionResult FileById(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{fileId:regex(^file_)}")] HttpRequest request, string fileId) =>
        new OkObjectResult($"file {fileId}");

    [Function("FileList")]
    public IActionResult FileList([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/list")] HttpRequest request) =>
        new OkObjectResult("all files");

    [Function("Unrouted")]
    public IActionResult Unrouted([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        new OkObjectResult($"unrouted {request.Method}");

    [Function("MethodPost")]
    public IActionResult MethodPost([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "method")] HttpRequest request) =>
        new OkObjectResult("post");

    [Function("MethodDelete")]
    public IActionResult MethodDelete([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "method")] HttpRequest request) =>
        new OkObjectResult("delete");
}
