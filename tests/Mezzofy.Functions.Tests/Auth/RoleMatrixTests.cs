using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Mezzofy.Core.Identity;
using Mezzofy.Functions.Auth;
using Mezzofy.Testing;
using Microsoft.Azure.Functions.Worker;

namespace Mezzofy.Functions.Tests.Auth;

/// <summary>Every endpoint with every role, over HTTP, against the table in the documentation.</summary>
[Collection("app")]
public sealed class RoleMatrixTests(RunningApp app)
{
    private static readonly IReadOnlyList<Endpoint> Endpoints = [.. Read().OrderBy(endpoint => endpoint.Route).ThenBy(endpoint => endpoint.Method)];

    [Fact]
    public void The_page_of_endpoints_is_what_the_attributes_say() => GeneratedDocument.Check("docs/endpoints.md", Page());

    [Fact]
    public async Task Every_role_may_call_exactly_what_the_table_says()
    {
        foreach (var person in DemoAccounts.People)
        {
            var mailbox = person.Email[..person.Email.IndexOf('@')];
            var login = await app.LoginAsync(mailbox);
            foreach (var endpoint in Endpoints.Where(endpoint => !endpoint.Access.IsPublic))
            {
                // Logout ends the login it is called with, so it gets one of its own.
                var used = endpoint.Route == "/auth/logout" ? await app.LoginAsync(mailbox) : login;
                var token = used.GetProperty("access_token").GetString();
                using var response = await app.SendAsync(new HttpMethod(endpoint.Method), endpoint.Sample, token);
                var allowed = endpoint.Access.Permissions.Count == 0 || endpoint.Access.Permissions.Any(person.Permissions.Contains);
                (response.StatusCode != HttpStatusCode.Forbidden).ShouldBe(allowed, $"{person.Role}: {endpoint.Method} {endpoint.Route}");
                response.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized, $"{person.Role}: {endpoint.Method} {endpoint.Route}");
            }
        }
    }

    [Fact]
    public async Task Without_a_token_only_public_endpoints_answer()
    {
        foreach (var endpoint in Endpoints.Where(endpoint => !endpoint.Access.IsPublic))
        {
            using var response = await app.SendAsync(new HttpMethod(endpoint.Method), endpoint.Sample);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{endpoint.Method} {endpoint.Route}");
        }
    }

    private static IEnumerable<Endpoint> Read()
    {
        var assembly = typeof(PublicAttribute).Assembly;
        var catalogue = new FunctionAccessCatalogue(assembly.GetTypes());
        return from method in assembly.GetTypes().SelectMany(type => type.GetMethods())
               let function = method.GetCustomAttribute<FunctionAttribute>()
               let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
               where function is not null && trigger is not null
               from verb in trigger.Methods ?? []
               select new Endpoint(verb.ToUpperInvariant(), trigger.Route ?? function.Name, catalogue.Of(function.Name));
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # Endpoints and who may call them

            Generated from the functions' attributes; a test keeps it true, and another calls every endpoint with every role. "any caller" needs
            an access token and no permission; where several permissions are named, one is enough. Permissions: [permissions.md](permissions.md).


            """.ReplaceLineEndings("\n"));
        page.Append("| endpoint | needs |");
        page.AppendJoin("", Roles.All.Keys.Select(role => $" {role.Replace('_', ' ')} |"));
        page.Append("\n| --- | --- |").Append(string.Concat(Enumerable.Repeat(" :-: |", Roles.All.Count))).Append('\n');
        foreach (var endpoint in Endpoints)
        {
            var access = endpoint.Access;
            var needs = access.IsPublic ? "nothing: public" : access.Permissions.Count == 0 ? "any caller" : $"`{string.Join("` or `", access.Permissions)}`";
            page.Append($"| `{endpoint.Method} {endpoint.Route}` | {needs} |");
            page.AppendJoin("", Roles.All.Values.Select(role => access.IsPublic || access.Permissions.Count == 0 || access.Permissions.Any(role.Permissions.Contains) ? " ● |" : "  |"));
            page.Append('\n');
        }

        return page.ToString();
    }

    /// <summary>One method of one route.</summary>
    /// <param name="Method">The method, in capitals.</param>
    /// <param name="Template">The route's template, as its function declares it.</param>
    /// <param name="Access">What it needs.</param>
    private sealed record Endpoint(string Method, string Template, FunctionAccess Access)
    {
        /// <summary>As people write it: <c>{area:regex(^admin$)}</c> is the word admin, <c>{fileId:regex(^file_)}</c> the parameter fileId.</summary>
        public string Route { get; } = "/" + Regex.Replace(Words(Template), @"\{\*?(\w+)(:[^{}]*)?\??\}", "{$1}");

        /// <summary>A path that this function answers: every parameter has a value that its constraint accepts.</summary>
        public string Sample { get; } = Regex.Replace(Words(Template), @"\{\*?\w+(?::(?<constraint>[^{}]*?))?\??\}", Value);

        private static string Words(string template) => Regex.Replace(template, @"\{\w+:regex\(\^(\w+)\$\)\}", "$1");

        private static string Value(Match parameter) => parameter.Groups["constraint"].Value switch
        {
            "int" or "long" => "1",
            "guid" => $"{Guid.Empty}",
            var constraint => Regex.Match(constraint, @"^regex\(\^\(?(\w+)").Groups[1].Value + "none",
        };
    }
}
